"""The outcomes as plain text: a table per door, failures first, then the counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from .check import Outcome, Result

ORDER: tuple[Result, ...] = ("failed", "passed", "not applicable")
MARKS: dict[Result, str] = {"failed": "FAILED", "passed": "ok", "not applicable": "-"}
HEADINGS = ("result", "table", "expected", "observed")


@dataclass(frozen=True)
class DoorOutcomes:
    """What was seen at one door."""

    title: str
    outcomes: Sequence[Outcome]

    @property
    def failures_first(self) -> list[Outcome]:
        return sorted(self.outcomes, key=lambda outcome: ORDER.index(outcome.result))

    def count(self, result: Result) -> int:
        return sum(outcome.result == result for outcome in self.outcomes)

    @property
    def counts(self) -> str:
        return (
            f"{len(self.outcomes)} checks: {self.count('failed')} failed, {self.count('passed')} passed, "
            f"{self.count('not applicable')} not applicable"
        )


def has_failed(doors: Sequence[DoorOutcomes]) -> bool:
    return any(door.count("failed") for door in doors)


def as_text(doors: Sequence[DoorOutcomes]) -> str:
    """The tables of all doors and, last, what to conclude."""
    verdict = "Failed." if has_failed(doors) else "All as expected."
    counts = [f"{door.title}: {door.counts}" for door in doors]
    return "\n".join([*(line for door in doors for line in _table(door)), *counts, verdict])


def _table(door: DoorOutcomes) -> list[str]:
    rows = [
        (MARKS[outcome.result], outcome.check.asset, outcome.check.words, outcome.observed)
        for outcome in door.failures_first
    ]
    widths = [max(len(row[column]) for row in [HEADINGS, *rows]) for column in range(len(HEADINGS) - 1)]
    lines = [door.title, "=" * len(door.title), _line(HEADINGS, widths)]
    lines.append(_line(tuple("-" * len(heading) for heading in HEADINGS), widths))
    for row, outcome in zip(rows, door.failures_first, strict=True):
        lines.append(_line(row, widths))
        if outcome.result == "failed":
            lines.append(" " * (widths[0] + 2) + f"why: {outcome.check.why}")
    return [*lines, ""]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [cell.ljust(width) for cell, width in zip(cells, widths, strict=False)]
    return "  ".join([*padded, *cells[len(widths) :]]).rstrip()
