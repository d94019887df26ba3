"""The command `customer_journey prove strategies`."""

import click
import pandas as pd

from .contacted_shops import SCENARIOS
from .outcomes import compile_outcomes, outcomes_of_shops, summarised

HEADER = (
    "| who is contacted | strategy | contacted | true effect | plain difference | report's difference "
    "| interval holds the truth | says works | says harms |"
)


@click.command()
@click.option("--shops", type=click.IntRange(1), default=100, show_default=True, help="Shops per scenario.")
@click.option(
    "--customers", type=click.IntRange(10), default=2000, show_default=True, help="Customers per shop."
)
@click.option("--seed", type=int, default=1, show_default=True)
def strategies(shops: int, customers: int, seed: int) -> None:
    """Hold rpt_strategy_outcomes against shops where it is known what the contacts did.

    Prints a table in Markdown: per scenario and strategy the true effect on reaching the goal in time, what
    the report says on average, how often its interval holds the truth, and its verdicts.
    """
    models = compile_outcomes()
    found = []
    for scenario in SCENARIOS:
        click.echo(f"{scenario.name}: {shops} shops of {customers} customers", err=True)
        found.append(outcomes_of_shops(models, scenario, shops, customers, seed))
    click.echo(as_markdown(summarised(pd.concat(found, ignore_index=True))))


def as_markdown(summary: pd.DataFrame) -> str:
    """The summary as a table, rates in percent, differences in percentage points."""
    lines = [HEADER, "|---|---|--:|--:|--:|--:|--:|--:|--:|"]
    for row in summary.to_dict("records"):
        points = [f"{100 * row[name]:+.1f}" for name in ("true_effect", "plain_difference", "difference")]
        shares = [f"{100 * row[name]:.0f} %" for name in ("covers", "works", "harms")]
        cells = [row["scenario"], row["strategy"], f"{row['contacted']:.0f}", *points, *shares]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)
