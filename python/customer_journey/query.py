"""Ask the marts a question in SQL, without a database client."""

import click

from customer_journey.database import database_option, reading

# Wide enough for a sentence of evidence: the terminal wraps, nothing is cut.
WIDEST = 10_000


@click.command()
@click.argument("sql")
@click.option("--rows", default=40, show_default=True, help="Rows to show at most.")
@database_option
def query(sql: str, rows: int, db: str) -> None:
    """Print the answer to SQL over the last build, such as "from marts.dim_stages"."""
    with reading(db) as connection:
        answer = connection.sql(sql)
        if answer is None:
            raise click.ClickException("That is no question: only SELECT gives rows.")
        answer.show(max_width=WIDEST, max_rows=rows, max_col_width=WIDEST)
