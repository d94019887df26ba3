"""From a touchpoint and its score to a signal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from .reading import read_number, trim

# Every other signal is a sign of interest.
NO_INTEREST = ("exposed", "offer_received", "strategy_contact", "disqualified", "none")


@dataclass(frozen=True)
class TouchpointType:
    signal: str
    negative_at_or_below: Fraction | None
    positive_at_or_above: Fraction | None
    positive_signal: str | None
    neutral_signal: str | None
    scale_min: Fraction | None
    scale_max: Fraction | None

    @property
    def is_rated(self) -> bool:
        return self.negative_at_or_below is not None or self.positive_at_or_above is not None

    def is_out_of_scale(self, score: Fraction) -> bool:
        below = self.scale_min is not None and score < self.scale_min
        above = self.scale_max is not None and score > self.scale_max
        return below or above

    def signal_of(self, score: Fraction | None) -> str:
        if score is None or not self.is_rated:
            return self.signal
        if self.negative_at_or_below is not None and score <= self.negative_at_or_below:
            return "dissatisfied"
        if self.positive_at_or_above is not None and score >= self.positive_at_or_above:
            return self.positive_signal or "none"
        return self.neutral_signal or "none"


def touchpoint_types(rows: Sequence[Mapping[str, str | None]]) -> dict[str, TouchpointType]:
    types = {}
    for row in rows:
        name = trim(row.get("touchpoint_type"))
        if name is None:
            continue

        def number(column: str, row: Mapping[str, str | None] = row) -> Fraction | None:
            text = trim(row.get(column))
            return read_number(text) if text else None

        types[name] = TouchpointType(
            trim(row.get("signal")) or "none",
            number("negative_at_or_below"),
            number("positive_at_or_above"),
            trim(row.get("positive_signal")),
            trim(row.get("neutral_signal")),
            number("scale_min"),
            number("scale_max"),
        )
    return types
