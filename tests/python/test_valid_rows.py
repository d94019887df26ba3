"""The data test of most tables: each broken rule is found, and named."""

import duckdb
import jinja2
import pytest

from compiled_project import PROJECT

TODAY = "2025-03-01"

SOUND = [("anna", 1, 1, TODAY, "open"), ("anna", 2, 2, TODAY, "shut"), ("berta", 1, 3, TODAY, None)]

BROKEN = {
    "customer_id is null": (None, 1, 4, TODAY, "open"),
    "customer_id, visit_number is not unique": ("anna", 2, 4, TODAY, "open"),
    "place is not unique": ("carla", 1, 3, TODAY, "open"),
    "place is null": ("carla", 1, None, TODAY, "open"),
    "opened_on is null": ("carla", 1, 4, None, "open"),
    "visit_number >= 1": ("carla", 0, 4, TODAY, "open"),
    "state in ('open', 'shut')": ("carla", 1, 4, TODAY, "ajar"),
}

RULES = """key: customer_id, visit_number
key: place
never null: opened_on
visit_number >= 1
state in ('open', 'shut')
"""


def broken_rules(rows: list[tuple[object, ...]]) -> set[str]:
    text = (PROJECT / "tests" / "generic" / "valid_rows.sql").read_text()
    macro = text.replace("{% test ", "{% macro ").replace("{% endtest %}", "{% endmacro %}")
    template = jinja2.Environment(extensions=["jinja2.ext.do"]).from_string(macro)
    query = template.module.valid_rows(model="visits", rules=RULES)  # type: ignore[attr-defined]
    with duckdb.connect() as connection:
        connection.execute(
            "create table visits (customer_id text, visit_number int, place int, opened_on date, state text)"
        )
        connection.executemany("insert into visits values (?, ?, ?, ?, ?)", rows)
        return {rule for (rule, *_) in connection.execute(query).fetchall()}


def test_valid_rows_pass() -> None:
    """As with a check constraint, what a condition cannot tell of a null is no fault."""
    assert broken_rules(SOUND) == set()


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_rule_is_named(rule: str) -> None:
    assert broken_rules([*SOUND, BROKEN[rule]]) == {rule}
