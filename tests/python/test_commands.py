"""The small commands: load a company's own SELECTs, ask a question, print the summary."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from compiled_project import PROJECT
from customer_journey.cli import main
from customer_journey.summary import summary_lines


@pytest.fixture
def database(tmp_path: Path) -> str:
    return str(tmp_path / "shop.duckdb")


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, arguments)
    return result.exit_code, result.output


def test_load_runs_the_selects_of_a_company(database: str, tmp_path: Path) -> None:
    script = tmp_path / "shop.sql"
    script.write_text("create table raw.raw_orders as select 1 as order_id")
    code, output = run("load", str(script), "--db", database)
    assert (code, output) == (0, f"{database}, schema raw: raw_orders\n")
    # The file of this version of DuckDB says which storage it uses: 67 is that of 1.4.
    assert Path(database).read_bytes()[12] == 67


def test_load_names_the_script_that_is_wrong(database: str, tmp_path: Path) -> None:
    script = tmp_path / "shop.sql"
    script.write_text("create table raw.raw_orders as select nonsense")
    code, output = run("load", str(script), "--db", database)
    assert code == 1
    assert output.startswith(f"Error: {script}: ")


def test_query_prints_whole_sentences(database: str) -> None:
    with duckdb.connect(database) as connection:
        connection.execute("create table answers as select repeat('why ', 100) as evidence")
    code, output = run("query", "from answers", "--db", database)
    assert code == 0
    assert "why " * 99 in output


def test_query_says_what_is_missing(database: str) -> None:
    duckdb.connect(database).close()
    code, output = run("query", "from marts.dim_customers", "--db", database)
    assert code == 1
    assert "Run `dbt build` first" in output


def test_summary_says_when_there_is_no_database(database: str) -> None:
    code, output = run("summary", "--db", database)
    assert code == 1
    assert "Build it with `dbt build`" in output


def test_build_says_who_holds_the_database(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOURNEY_DB", database)
    holder = f"import duckdb; held = duckdb.connect({database!r}); print('open', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", holder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None and other.stdout.readline() == "open\n"
        code, output = run("build")
        other.communicate("\n")
    assert code == 1
    assert f"(PID {other.pid})" in output
    assert "Close the program that has it open" in output


def test_summary_is_a_line_a_stage_and_the_sum() -> None:
    assert summary_lines([("New", 2), ("Lost", 1)]) == [
        "Persons per stage",
        f"New          2  {'█' * 24}",
        f"Lost         1  {'█' * 12}",
        "All          3",
    ]


def test_the_readme_shows_the_real_selects_of_cdnow() -> None:
    selects = (PROJECT / "tests/python/real_data/cdnow.sql").read_text().strip()
    shown = selects.replace("getvariable('shared_data') || '/cdnow/cdnow_sample.csv'", "'cdnow_sample.csv'")
    assert shown in (PROJECT / "README.md").read_text()
