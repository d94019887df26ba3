"""The data test of most tables: each broken rule is found, and named."""

import duckdb
import jinja2
import pytest

from compiled_project import PROJECT

SOUND = [("anna", 1, 1, "open"), ("anna", 2, 2, "shut"), ("berta", 1, 3, None)]

BROKEN = {
    "customer_id is null": (None, 1, 4, "open"),
    "customer_id, visit_number is not unique": ("anna", 2, 4, "open"),
    "place is not unique": ("carla", 1, 3, "open"),
    "place is null": ("carla", 1, None, "open"),
    "visit_number >= 1": ("carla", 0, 4, "open"),
    "state in ('open', 'shut')": ("carla", 1, 4, "ajar"),
}


def broken_rules(rows: list[tuple[object, ...]]) -> set[str]:
    text = (PROJECT / "tests" / "generic" / "valid_rows.sql").read_text()
    macro = text.replace("{% test ", "{% macro ").replace("{% endtest %}", "{% endmacro %}")
    query = jinja2.Template(macro).module.valid_rows(  # type: ignore[attr-defined]
        model="visits",
        keys="customer_id, visit_number; place",
        conditions="visit_number >= 1\nstate in ('open', 'shut')\n",
    )
    with duckdb.connect() as connection:
        connection.execute("create table visits (customer_id text, visit_number int, place int, state text)")
        connection.executemany("insert into visits values (?, ?, ?, ?)", rows)
        return {rule for (rule, *_) in connection.execute(query).fetchall()}


def test_valid_rows_pass() -> None:
    """As with a check constraint, what a condition cannot tell of a null is no fault."""
    assert broken_rules(SOUND) == set()


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_rule_is_named(rule: str) -> None:
    assert broken_rules([*SOUND, BROKEN[rule]]) == {rule}
