"""The command `validate`: the sample passes, and a planted fault is caught at the door it comes through."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from compiled_project import RAW_COLUMNS, dbt
from customer_journey.validate.check import Check, Outcome, in_words
from customer_journey.validate.command import DOORS, look, validate
from customer_journey.validate.export import BASE_VIEWS, read_delivered_columns
from customer_journey.validate.page import as_page
from customer_journey.validate.summary import DoorOutcomes, as_text

RAW_FAULTS = {
    ("raw_orders", "readable_ordered_at"): (
        "update sample.raw_orders set ordered_at = '31/12/2025' where hash(order_id) % 5 = 0"
    ),
    ("raw_orders", "largest_to_median"): (
        "update sample.raw_orders set net_amount = '4845000' "
        "where order_id = (select min(order_id) from sample.raw_orders)"
    ),
    ("raw_orders", "missing_status"): "update sample.raw_orders set status = null",
    ("raw_orders", "largest_customer"): (
        "update sample.raw_orders set customer_id = 'guest' where hash(order_id) % 10 in (1, 3, 5)"
    ),
    ("raw_order_lines", "repeated_line"): (
        "insert into sample.raw_order_lines from sample.raw_order_lines where hash(order_id) % 8 = 1"
    ),
    ("raw_customers", "known_customer_kind"): (
        "update sample.raw_customers set customer_kind = 'private' where hash(customer_id) % 4 = 0"
    ),
    ("raw_touchpoints", "known_types"): (
        "update sample.raw_touchpoints set touchpoint_type = 'event_7' where hash(touchpoint_id) % 3 = 0"
    ),
    ("raw_freshness", "identities_behind"): (
        "delete from sample.raw_identities "
        "where identified_at > (select cast(clock_on - 100 as varchar) from staging.stg_clock)"
    ),
}

MARTS_FAULTS = {
    ("completeness", "persons_with_stages_only"): (
        "delete from marts.dim_customers where customer_id = ("
        "select min(customers.customer_id) from marts.dim_customers as customers "
        "inner join staging.stg_customers using (customer_id) where stage = 'prospect')"
    ),
    ("net_amount_totals", "stg_orders"): (
        "update marts.fct_orders set net_amount = net_amount + 0.01 "
        "where order_id = (select min(order_id) from marts.fct_orders)"
    ),
    ("rpt_cohort_retention", "retention_rate"): (
        "update marts.rpt_cohort_retention set retention_rate = -0.1 "
        "where months_since = 3 and cohort_month = (select min(cohort_month) from marts.rpt_cohort_retention)"
    ),
    ("cohort_starts", "first_rate"): (
        "update marts.rpt_cohort_retention set retention_rate = 0.9 "
        "where months_since = 0 and cohort_month = (select max(cohort_month) from marts.rpt_cohort_retention)"
    ),
    ("rpt_stage_transition_matrix", "sum_of_rates"): (
        "update marts.rpt_stage_transition_matrix set transition_rate = transition_rate / 2 "
        "where from_stage = 'at_risk' and to_stage = 'lost'"
    ),
    ("evidence", "sentence"): (
        "update intermediate.int_stage_periods_explained set entry_evidence = 'Silent for {days} days.' "
        "where entered_at = (select min(entered_at) from marts.fct_stage_intervals)"
    ),
    ("labels", "label"): "update marts.dim_stages set label_it = ' ' where stage = 'won_back'",
    ("lapse_policy", "lost_multiple"): (
        "update intermediate.int_lapse_policy set lost_multiple = 99 where first_purchase_number = 1"
    ),
    ("rpt_stage_population_monthly", "unexplained"): (
        "update marts.rpt_stage_population_monthly set count_customers = count_customers + 1 "
        "where stage = 'lost' and month = (select min(month) from marts.rpt_stage_population_monthly)"
    ),
}


@pytest.fixture(scope="session")
def sample_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("validate")
    built = dbt("build", "--exclude-resource-type", "test", "unit_test", folder=folder)
    assert built.returncode == 0, built.stdout
    return folder / "journey.duckdb"


def planted(sample_database: Path, folder: Path, faults: Sequence[str]) -> Path:
    """A copy of the sample's database with faults in it."""
    copy = folder / "journey.duckdb"
    shutil.copy(sample_database, copy)
    with duckdb.connect(str(copy)) as connection:
        for fault in faults:
            connection.execute(fault)
    return copy


def failures(door: DoorOutcomes) -> set[tuple[str, str]]:
    return {(o.check.asset, o.check.column) for o in door.outcomes if o.result == "failed"}


def test_the_sample_passes(sample_database: Path, tmp_path: Path) -> None:
    page = tmp_path / "output" / "validation.html"
    run = CliRunner().invoke(validate, ["--db", str(sample_database), "--page", str(page)])
    assert run.exit_code == 0, run.output
    assert "All as expected." in run.output
    assert "FAILED" not in run.output
    assert "all as expected" in page.read_text(encoding="utf-8")


def test_faults_in_the_raw_tables_are_caught(sample_database: Path, tmp_path: Path) -> None:
    raw, marts = look(planted(sample_database, tmp_path, list(RAW_FAULTS.values())))
    assert failures(raw) == set(RAW_FAULTS)
    # The marts are those of before; that the rows are others now is all there is to see.
    assert failures(marts) == {("raw_rows_since_build", "changed")}


def test_faults_in_the_marts_are_caught(sample_database: Path, tmp_path: Path) -> None:
    raw, marts = look(planted(sample_database, tmp_path, list(MARTS_FAULTS.values())))
    assert failures(raw) == set()
    # A lost customer and a wrong amount show in every total they are missing from.
    assert failures(marts) == set(MARTS_FAULTS) | {
        ("completeness", "current_stages"),
        ("completeness", "lost_accounts"),
        ("completeness", "lost_visitors"),
        ("completeness", "population_at_clock"),
        ("current_phases", "persons_beyond_customers"),
        ("attributed_amounts", "beyond_orders"),
        ("net_amount_totals", "dim_customers"),
        ("net_amount_totals", "rpt_cohort_retention"),
        ("net_amount_totals", "rpt_stage_population_monthly"),
    }
    examples = {(o.check.asset, o.check.column): o.observed for o in marts.outcomes if o.result == "failed"}
    assert examples["rpt_cohort_retention", "retention_rate"].startswith("1 of ")
    assert examples["rpt_cohort_retention", "retention_rate"].endswith(", month 3 (-10 %)")
    assert "at_risk" in examples["rpt_stage_transition_matrix", "sum_of_rates"]


def test_a_fault_is_told_first_with_its_reason_and_ends_with_exit_code_1(
    sample_database: Path, tmp_path: Path
) -> None:
    fault = "update marts.dim_customers set stage_category = 'customer' where stage_category = 'lost'"
    copy = planted(sample_database, tmp_path, [fault])
    run = CliRunner().invoke(validate, ["--db", str(copy), "--page", str(tmp_path / "page.html")])
    assert run.exit_code == 1
    lines = run.output.splitlines()
    first = lines.index("The marts as published") + 4
    assert lines[first].startswith("FAILED  dim_customers")
    assert lines[first].endswith("missing: lost")
    assert "why: A shop with a past has all three" in lines[first + 1]
    assert "Failed." in run.output


def test_raw_tables_that_are_gone_are_named(sample_database: Path, tmp_path: Path) -> None:
    copy = planted(sample_database, tmp_path, ["drop table sample.raw_orders"])
    run = CliRunner().invoke(validate, ["--db", str(copy)])
    assert run.exit_code == 1
    assert "raw_orders cannot be read any more" in run.output
    assert "make build" in run.output


def test_a_database_that_is_missing_empty_or_locked_is_said(tmp_path: Path) -> None:
    path = tmp_path / "journey.duckdb"
    missing = CliRunner().invoke(validate, ["--db", str(path)])
    assert (missing.exit_code, "There is no database" in missing.output) == (1, True)

    duckdb.connect(str(path)).close()
    empty = CliRunner().invoke(validate, ["--db", str(path)])
    assert (empty.exit_code, "Run `make build`" in empty.output) == (1, True)

    hold = f"import duckdb; c = duckdb.connect({str(path)!r}); print('held', flush=True); input()"
    holder = subprocess.Popen(
        [sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    locked = CliRunner().invoke(validate, ["--db", str(path)])
    holder.communicate("\n")
    assert (locked.exit_code, "is held by another program" in locked.output) == (1, True)

    path.write_text("no database")
    other = CliRunner().invoke(validate, ["--db", str(path)])
    assert (other.exit_code, "is no DuckDB file" in other.output) == (1, True)


def test_a_column_the_shop_does_not_have_is_not_delivered() -> None:
    with duckdb.connect() as connection:
        connection.execute("create schema staging")
        connection.execute("create table raw as select 1 as id")
        for view in BASE_VIEWS:
            connection.execute(
                f"create view staging.base_{view} as "
                "select cast(id as varchar) as id, cast(null as TEXT) as status from raw"
            )
        assert read_delivered_columns(connection) == {f"raw_{view}.id" for view in BASE_VIEWS}


def test_every_check_has_a_table_a_bound_and_a_reason() -> None:
    for door in DOORS:
        names = [asset.name for asset in door.assets]
        assert len(set(names)) == len(names)
        assert {check.asset for check in door.checks} == set(names)
        columns = {f"{table}.{column}" for table, names in RAW_COLUMNS.items() for column in names}
        for check in door.checks:
            assert not check.of or check.of in columns, check
            bounded = check.at_least is not None or check.at_most is not None
            assert bounded == (check.kind in ("number", "each")), check
            assert check.says and check.why.endswith("."), check


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        (0.95, "%", "95 %"),
        (0.99957, "%", "99.957 %"),
        (0.00043, "%", "0.043 %"),
        (0.376, "%", "37.6 %"),
        (0.0, "%", "0 %"),
        (14.0, "days", "14 days"),
        (2350.0, "", "2,350"),
        (1.8502, "", "1.85"),
        (-0.01, "", "-0.01"),
    ],
)
def test_numbers_are_written_as_people_do(number: float, unit: str, words: str) -> None:
    assert in_words(number, unit) == words  # type: ignore[arg-type]


def test_bounds_are_part_of_the_words() -> None:
    def words(**bounds: float) -> str:
        return Check("orders", "share", "dates", "Why.", unit="%", **bounds).words  # type: ignore[arg-type]

    assert words(at_least=0.95) == "dates: at least 95 %"
    assert words(at_most=0.05) == "dates: at most 5 %"
    assert words(at_least=0, at_most=0.95) == "dates: 0 % to 95 %"
    assert words(at_least=1, at_most=1) == "dates: 100 %"


def test_the_summaries_put_failures_first_and_the_page_needs_nothing_else() -> None:
    check = Check("a_table", "a_column", "a <share>", "Because.", at_most=1)
    door = DoorOutcomes(
        "A door",
        [
            Outcome(check, "0.5", "passed"),
            Outcome(check, "-", "not applicable"),
            Outcome(check, "2", "failed"),
        ],
    )
    text = as_text([door])
    assert text.index("FAILED") < text.index("ok") < text.index("Failed.")
    assert "3 checks: 1 failed, 1 passed, 1 not applicable" in text
    page = as_page([door], "Database a & b")
    assert page.index("✗ failed") < page.index("✓")
    assert "a &lt;share&gt;" in page and "a &amp; b" in page
    assert not any(loaded in page for loaded in ("http", "src=", "@import", "<script"))
