"""Run dbt, and SQL on the engine dbt speaks to: connection, relations and variables are configured once."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import click
import pandas as pd

# Runs a statement; gives its rows, without rows and columns where it has no result.
Run = Callable[[str], pd.DataFrame]


def run_dbt(arguments: list[str]) -> Any:
    """What a dbt command returns. Raises ClickException, with dbt's own words, where it fails."""
    from dbt.cli.main import dbtRunner  # slow to import

    outcome = dbtRunner().invoke(arguments)
    if outcome.exception:
        advice = "If it is the connection: check the target in profiles.yml, and that the engine is running."
        raise click.ClickException(f"dbt {arguments[0]}: {outcome.exception}\n{advice}")
    if not outcome.success:
        raise click.ClickException(f"dbt {arguments[0]} failed: mend what it names above and run again.")
    return outcome.result


@contextmanager
def connected(kind: str, failure: str) -> Iterator[Run]:
    """Run SQL on the engine dbt just spoke to, as one transaction where it has them.

    Raises ClickException, beginning with `failure`, where the engine or the maths refuses.
    """
    from dbt.adapters.factory import FACTORY
    from dbt_common.exceptions import DbtBaseException

    adapter: Any = FACTORY.lookup_adapter(kind)

    def run(sql: str) -> pd.DataFrame:
        _, cursor = adapter.connections.add_query(sql)
        names = [column[0] for column in cursor.description or []]
        return pd.DataFrame(cursor.fetchall() if names else [], columns=names)

    try:
        with adapter.connection_named("fit"):
            yield run
            adapter.connections.commit_if_has_connection()
    except (DbtBaseException, ValueError) as error:
        raise click.ClickException(f"{failure}: {error}") from None


def write_table(run: Run, relation: str, columns: Mapping[str, str], frame: pd.DataFrame) -> None:
    """Replace a table by a frame; `columns` are its names with their SQL types, in order."""
    declared = ", ".join(f"{name} {sql_type}" for name, sql_type in columns.items())
    run(f"drop table if exists {relation}")
    run(f"create table {relation} ({declared})")
    if len(frame):
        rows = ", ".join(_sql_row(row) for row in frame[list(columns)].itertuples(index=False))
        run(f"insert into {relation} values {rows}")


def _sql_row(row: tuple[Any, ...]) -> str:
    return f"({', '.join(map(_sql_value, row))})"


def _sql_value(value: Any) -> str:
    """A text, number or flag as SQL."""
    if pd.isna(value):
        return "null"
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    return str(value).lower()
