"""Loyalty types held against the hidden motives of simulated people, shop by shop."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import duckdb

from customer_journey.prove.build import build_marts
from customer_journey.prove.scores import confusion, f1_scores, macro_f1, right_in_thirds
from customer_journey.simulate.run import Request, run
from customer_journey.simulate.shop import PROVING_SHOPS, SHOPS

TYPES = ("true", "price", "programme", "convenience", "perks", "satisfied", "undetermined")

BEGINS, ENDS = date(2023, 1, 1), date(2025, 12, 31)

LOWEST_MEAN, LOWEST = 0.85, 0.80
"""The macro-F1 promised, in the mean over the shops and in each of them."""

QUESTION = """
    select
        case when truth.motive = 'none' then 'undetermined' else truth.motive end as motive,
        types.loyalty_type,
        cast(types.loyalty_confidence as double) as confidence
    from intermediate.int_loyalty_types as types
    inner join read_parquet(?) as truth on types.customer_id = truth.customer_id
    order by types.customer_id
"""


@dataclass(frozen=True)
class Proof:
    """What came of one shop: cases by (true, assigned), and how often high and low confidence was right."""

    shop: str
    cases: Counter[tuple[str, str]]
    right_in_bottom_third: float
    right_in_top_third: float

    @property
    def macro_f1(self) -> float:
        return macro_f1(self.cases)


def prove_shop(shop: str, persons: int, seed: int, folder: Path) -> Proof:
    """Simulate a shop into the folder, build its loyalty types and compare them with the motives."""
    delivered = folder / "delivered"
    for _ in run(Request(SHOPS[shop], persons, seed, BEGINS, ENDS, delivered, "parquet", 0.0)):
        pass
    database = build_marts(delivered, folder, "+int_loyalty_types")
    with duckdb.connect(str(database), read_only=True) as connection:
        rows = connection.execute(QUESTION, [str(delivered / "truth" / "customers.parquet")]).fetchall()
    assigned = [row for row in rows if row[1] != "undetermined"]
    bottom, top = right_in_thirds([row[2] for row in assigned], [row[0] == row[1] for row in assigned])
    return Proof(shop, confusion([row[0] for row in rows], [row[1] for row in rows]), bottom, top)


def prove(shops: Sequence[str], persons: int, seed: int) -> Iterator[Proof]:
    """One proof after the other, each shop in a folder that is gone afterwards."""
    for shop in shops:
        with TemporaryDirectory() as folder:
            yield prove_shop(shop, persons, seed, Path(folder))


def matrix(proof: Proof) -> str:
    """A table in Markdown: a row for each true motive, a column for each type assigned, F1 at the end."""
    each = f1_scores(proof.cases)
    lines = [
        f"### {proof.shop}: macro-F1 {proof.macro_f1:.3f}, {proof.cases.total():,} customers judged",
        "",
        f"| true motive | {' | '.join(TYPES)} | F1 |",
        f"|---|{'---:|' * (len(TYPES) + 1)}",
    ]
    for true in TYPES:
        if true in each:
            counts = " | ".join(str(proof.cases[true, assigned]) for assigned in TYPES)
            lines.append(f"| {true} | {counts} | {each[true]:.2f} |")
    confidence = (
        f"Of the least confident third {proof.right_in_bottom_third:.0%} are right, "
        f"of the most confident {proof.right_in_top_third:.0%}."
    )
    return "\n".join([*lines, "", confidence, ""])


@click.command()
@click.option("--customers", "persons", type=click.IntRange(300), default=5000, show_default=True)
@click.option("--seed", type=int, default=7, show_default=True, help="Weights were chosen on seed 101.")
@click.option("--shop", "shops", multiple=True, type=click.Choice(sorted(SHOPS)), help="Default: the six.")
def loyalty(persons: int, seed: int, shops: tuple[str, ...]) -> None:
    """Simulate shops, build their loyalty types, print confusion matrices; fails below the promised F1."""
    found = []
    chosen = shops or PROVING_SHOPS
    for number, proof in enumerate(prove(chosen, persons, seed), start=1):
        click.echo(f"{number} of {len(chosen)}: {proof.shop}, macro-F1 {proof.macro_f1:.3f}", err=True)
        click.echo(matrix(proof))
        found.append(proof)
    mean = sum(proof.macro_f1 for proof in found) / len(found)
    lowest = min(proof.macro_f1 for proof in found)
    click.echo(f"Mean macro-F1 {mean:.3f}, lowest {lowest:.3f}; {persons:,} persons a shop, seed {seed}.")
    unsure = [proof.shop for proof in found if proof.right_in_top_third <= proof.right_in_bottom_third]
    # The mean is promised of the six together, not of a choice of them.
    is_mean_low = set(chosen) >= set(PROVING_SHOPS) and mean < LOWEST_MEAN
    if is_mean_low or lowest < LOWEST or unsure:
        raise click.ClickException(
            f"Promised are {LOWEST_MEAN} in the mean, {LOWEST} in each shop, "
            "and a confident third that is right more often than the unconfident one."
        )
