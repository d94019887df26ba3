"""The rows of the rule tables, as their seeds give them."""

import csv
from collections.abc import Iterator
from pathlib import Path

RULES = Path(__file__).resolve().parents[3] / "seeds" / "rules"


def rule_rows(name: str) -> Iterator[dict[str, str | None]]:
    """Those of a seed; empty text is null."""
    with (RULES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {column: text or None for column, text in row.items()}
