"""The house rules, read from the manifest: where things are, their names, what is promised of them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from compiled_project import PROJECT, dbt

Node = dict[str, Any]

LAYERS = {"staging": 0, "intermediate": 1, "marts": 2}
PREFIXES = {"staging": ("base_", "stg_"), "intermediate": ("int_",), "marts": ("dim_", "fct_", "rpt_")}


@pytest.fixture(scope="module")
def nodes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Node]:
    folder = tmp_path_factory.mktemp("manifest")
    parsed = dbt("parse", folder=folder)
    assert parsed.returncode == 0, parsed.stdout
    found: dict[str, Node] = json.loads((folder / "target" / "manifest.json").read_text())["nodes"]
    return found


@pytest.fixture(scope="module")
def models(nodes: dict[str, Node]) -> list[Node]:
    return [node for node in nodes.values() if node["resource_type"] == "model"]


def layer(node: Node) -> str:
    return str(node["path"]).split("/")[0]


def test_a_model_is_named_for_its_layer(models: list[Node]) -> None:
    wrong = [node["name"] for node in models if not node["name"].startswith(PREFIXES[layer(node)])]
    assert wrong == []


def test_a_layer_looks_only_to_its_left(models: list[Node], nodes: dict[str, Node]) -> None:
    wrong = [
        f"{node['name']} reads {nodes[parent]['name']}"
        for node in models
        for parent in node["depends_on"]["nodes"]
        if parent in nodes
        and nodes[parent]["resource_type"] == "model"
        and LAYERS[layer(nodes[parent])] > LAYERS[layer(node)]
    ]
    assert wrong == []


def test_every_model_has_its_yml_with_one_row_per(models: list[Node]) -> None:
    wrong = [node["name"] for node in models if not node["description"].strip().startswith("One row per")]
    assert wrong == []
    alone = [
        str(path.relative_to(PROJECT))
        for path in (PROJECT / "models").rglob("*.sql")
        if not path.with_suffix(".yml").exists()
    ]
    assert alone == []


def test_a_mart_is_a_contract_with_every_column_described(models: list[Node]) -> None:
    marts = [node for node in models if layer(node) == "marts"]
    assert len(marts) > 15
    for mart in marts:
        assert mart["config"]["contract"]["enforced"], mart["name"]
        for column in mart["columns"].values():
            assert column["description"].strip(), (mart["name"], column["name"])
            assert column["data_type"], (mart["name"], column["name"])


def holds_a_key(node: Node) -> bool:
    """Whether it is a test that no two rows share something."""
    test = node.get("test_metadata") or {}
    return test.get("name") in {"unique", "unique_combination"} or "key: " in test.get("kwargs", {}).get(
        "rules", ""
    )


def test_every_mart_has_a_key_test(models: list[Node], nodes: dict[str, Node]) -> None:
    keyed = {
        parent
        for node in nodes.values()
        if node["resource_type"] == "test" and holds_a_key(node)
        for parent in node["depends_on"]["nodes"]
    }
    # The same bad row may come twice, and both are shown.
    without = {node["name"] for node in models if layer(node) == "marts" and node["unique_id"] not in keyed}
    assert without <= {"rpt_rejected_rows"}


def test_every_seed_of_rules_says_what_a_row_is(nodes: dict[str, Node]) -> None:
    seeds = [node for node in nodes.values() if node["resource_type"] == "seed"]
    assert [seed["name"] for seed in seeds if not seed["description"].startswith("One row per")] == []
    untyped = [
        (seed["name"], column)
        for seed in seeds
        for column in (PROJECT / seed["original_file_path"]).open().readline().strip().split(",")
        if column not in seed["config"]["column_types"]
    ]
    assert untyped == []


@pytest.mark.parametrize("suffix, most", [("*.sql", 120), ("*.yml", 150)])
def test_files_are_short(suffix: str, most: int) -> None:
    long = {
        str(path.relative_to(PROJECT)): lines
        for path in (PROJECT / "models").rglob(suffix)
        if (lines := len(path.read_text().splitlines())) > most
    }
    assert long == {}


def test_one_public_macro_a_file() -> None:
    for path in (PROJECT / "macros").rglob("*.sql"):
        names = re.findall(r"{%-? (?:macro|materialization) (\w+)", path.read_text())
        assert path.stem in names, path
        dispatched = [name for name in names if not name.endswith(f"__{path.stem}")]
        assert dispatched == [path.stem], path


def test_what_not_every_engine_knows_stands_nowhere() -> None:
    foreign = re.compile(r"\b(qualify|group by all|order by all|asof join|max_by|arg_max|string_agg)\b|::")
    folders = [PROJECT / "models", PROJECT / "tests" / "singular", PROJECT / "tests" / "generic"]
    wrong = [
        str(path.relative_to(PROJECT))
        for folder in folders
        for path in folder.rglob("*.sql")
        if foreign.search(re.sub(r"--.*", "", path.read_text()))
    ]
    assert wrong == []


def test_no_file_names_this_machine_or_a_registry() -> None:
    requirements = (PROJECT / "requirements.txt").read_text()
    assert "://" not in requirements
    assert "--hash=sha256:" in requirements


def test_every_variable_says_where_its_default_comes_from() -> None:
    lines = Path(PROJECT / "dbt_project.yml").read_text().split("vars:\n")[1].splitlines()
    explained = False
    for line in lines:
        if line.startswith("  #"):
            explained = True
        elif line.startswith("  ") and ":" in line:
            assert explained, f"say above {line.strip()} where the value comes from"
        elif not line.strip():
            explained = False
        else:
            break


# Whole although they read rows of customers with news alone: they put what is kept of the others beside
# them, or are kept themselves. What has no loaded_at is looked for among all raw rows.
WHOLE = {
    "stg_latest_evidence", "stg_clock", "stg_undated_rows",
    "int_lapse_policy_learned", "int_lapse_policy_as_of",
}  # fmt: skip


def is_kept(node: Node) -> bool:
    return node["config"].get("incremental_strategy") in {"by_customer", "append"}


def partial_models(models: list[Node]) -> set[str]:
    """What a build by customer makes of the customers with news alone."""
    by_id = {node["unique_id"]: node for node in models}

    def is_partial(unique_id: str) -> bool:
        node = by_id.get(unique_id)
        if node is None or is_kept(node) or node["name"] in WHOLE:
            return False
        if node["config"]["materialized"] == "batch" or "touched(ref(" in node["raw_code"]:
            return True
        return any(map(is_partial, node["depends_on"]["nodes"]))

    return {node["name"] for node in models if is_partial(node["unique_id"])}


def test_no_mart_is_made_of_customers_with_news_alone(models: list[Node]) -> None:
    """What a build by customer computes for some goes through a table that holds everybody."""
    partial = partial_models(models)
    assert "int_purchases_paced" in partial
    assert {name for name in partial if name.startswith(PREFIXES["marts"])} == set()


def test_a_view_reads_nothing_that_goes_with_the_build(models: list[Node]) -> None:
    """What a build by customer puts beside its tables is gone when it has ended; readers are tables."""
    wrong = [
        node["name"]
        for node in models
        if node["config"]["materialized"] == "view" and "touched(ref(" in node["raw_code"]
    ]
    assert wrong == []


def test_what_the_last_build_stored_is_of_everybody(models: list[Node]) -> None:
    """A step holds the customers of one build, and a view what this build has made of its tables so far."""
    stored = {name for node in models for name in re.findall(r"stored\('(\w+)'\)", node["raw_code"])}
    views = {node["name"] for node in models if node["config"]["materialized"] == "view"}
    assert "int_persons" in stored
    assert stored & (partial_models(models) | views) == set()


def test_a_kept_table_is_read_whole_by_nobody_who_is_kept(models: list[Node]) -> None:
    """Else a build by customer would compute everybody, to throw most of it away."""
    kept = {node["name"] for node in models if node["config"].get("incremental_strategy") == "by_customer"}
    # Looked up by key in joins: who an anonymous id is, and which orders there are.
    looked_up = {"int_identities_resolved", "stg_orders", "stg_orders__set_aside"}
    wrong = [
        f"{node['name']} reads {name}"
        for node in models
        if node["name"] in kept
        for name in re.findall(r"(?<!touched\()ref\('(\w+)'\)", node["raw_code"])
        if name in kept - looked_up
    ]
    assert wrong == []


def test_the_fingerprint_of_the_rules_knows_every_variable() -> None:
    """A variable that is not in it could change without anybody being computed again."""
    declared = re.findall(
        r"^  (\w+):", (PROJECT / "dbt_project.yml").read_text().split("\nvars:")[1].split("\nseeds:")[0], re.M
    )
    listed = re.findall(r"'(\w+)'", (PROJECT / "macros/by_customer/journey_variables.sql").read_text())
    assert set(declared) - set(listed) == {"relearn_lapse_policy", "compute_everybody"}
    assert set(listed) <= set(declared)
