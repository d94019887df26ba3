"""From six scores to the type of a customer, the runner-up, and how sure that is."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from .rule_tables import UNDETERMINED, minima

# By loyalty type; null where there is nothing to measure it by.
Scores = Mapping[str, Fraction | None]


@dataclass(frozen=True)
class Verdict:
    """`beyond` is how far each score lies beyond the minimum of its type."""

    loyalty_type: str
    score: Fraction | None
    runner_up: str | None
    confidence: Fraction
    beyond: Mapping[str, Fraction]


def verdict_on(scores: Scores) -> Verdict:
    """The first type whose minimum is met; the runner-up is the other one farthest beyond its minimum."""
    beyond = {
        name: score - minimum for name, minimum in minima().items() if (score := scores.get(name)) is not None
    }
    found = next((name for name, distance in beyond.items() if distance >= 0), UNDETERMINED)
    others = [name for name in beyond if name != found]
    # Of equal ones max takes the first, which is the one tried first.
    runner_up = max(others, key=beyond.__getitem__, default=None)
    confidence = Fraction(0)
    if found != UNDETERMINED:
        confidence = beyond[found] - (beyond[runner_up] if runner_up else 0)
    return Verdict(found, scores.get(found), runner_up, confidence, beyond)
