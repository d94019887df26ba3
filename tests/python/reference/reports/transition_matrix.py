"""From which stage people go to which, how often and how fast."""

from dataclasses import dataclass
from fractions import Fraction

from .. import Journey
from ..measures import days_between, median_of, nine_in_ten, share_of


@dataclass(frozen=True)
class Transition:
    from_stage: str
    to_stage: str
    count_transitions: int
    transition_rate: Fraction | None
    median_days: Fraction | None
    p90_days: int


def transition_matrix(expected: Journey) -> list[Transition]:
    """Only the changes that have happened."""
    days: dict[tuple[str, str], list[int]] = {}
    exits: dict[str, int] = {}
    for stay in expected.stage_intervals:
        if stay.next_stage is not None and stay.exited_at is not None:
            spent = days_between(stay.entered_at, stay.exited_at)
            days.setdefault((stay.stage, stay.next_stage), []).append(spent)
            exits[stay.stage] = exits.get(stay.stage, 0) + 1
    return [
        Transition(
            from_stage=from_stage,
            to_stage=to_stage,
            count_transitions=len(spent),
            transition_rate=share_of(len(spent), exits[from_stage]),
            median_days=median_of(spent),
            p90_days=nine_in_ten(spent),
        )
        for (from_stage, to_stage), spent in days.items()
    ]
