"""How well assigned labels agree with true ones: pure functions over two parallel lists of labels."""

from collections import Counter
from collections.abc import Sequence


def confusion(true: Sequence[str], assigned: Sequence[str]) -> Counter[tuple[str, str]]:
    """Number of cases of each (true, assigned) pair. Raises ValueError where the lengths differ."""
    return Counter(zip(true, assigned, strict=True))


def f1_scores(cases: Counter[tuple[str, str]]) -> dict[str, float]:
    """F1 of each label that is true of somebody, 0..1: the harmonic mean of precision and recall."""
    truths: Counter[str] = Counter()
    guesses: Counter[str] = Counter()
    for (true, assigned), count in cases.items():
        truths[true] += count
        guesses[assigned] += count
    return {label: 2 * cases[label, label] / (truths[label] + guesses[label]) for label in truths}


def macro_f1(cases: Counter[tuple[str, str]]) -> float:
    """The mean F1 over the labels that are true of somebody, 0..1; every label weighs the same."""
    each = f1_scores(cases)
    return sum(each.values()) / len(each)


def right_in_thirds(confidence: Sequence[float], is_right: Sequence[bool]) -> tuple[float, float]:
    """Share of right cases, 0..1, in the bottom and in the top third by confidence.

    Raises ZeroDivisionError with fewer than three cases.
    """
    ordered = [right for _, right in sorted(zip(confidence, is_right, strict=True))]
    third = len(ordered) // 3
    return sum(ordered[:third]) / third, sum(ordered[-third:]) / third
