"""Stays in a stage and changes of stage, with category, days and reason."""

from dataclasses import dataclass
from datetime import datetime

from .. import Journey
from ..intervals import StageInterval
from ..measures import days_between
from .entry_reasons import entry_reasons

CATEGORY_OF_STAGE = {
    "disqualified": "prospect",
    "suspect": "prospect",
    "prospect": "prospect",
    "lost": "lost",
    "won_back": "at_risk",
    "at_risk": "at_risk",
    "advocate": "customer",
    "loyal": "customer",
    "repeat": "customer",
    "new": "customer",
}


@dataclass(frozen=True)
class Stay:
    interval: StageInterval
    stage_category: str
    days_in_stage: int
    entry_reason: str

    @property
    def is_current(self) -> bool:
        return self.interval.exited_at is None


@dataclass(frozen=True)
class Transition:
    customer_id: str
    from_stage: str
    to_stage: str
    changed_at: datetime
    days_in_from_stage: int
    entry_reason: str
    lifetime_number: int | None


def stays(journey: Journey) -> list[Stay]:
    """Every stay up to the clock; the current one lasts until it."""
    reasons = entry_reasons(journey)
    return [
        Stay(
            interval=row,
            stage_category=CATEGORY_OF_STAGE[row.stage],
            days_in_stage=days_between(row.entered_at, row.exited_at or journey.clock),
            entry_reason=reasons[row.customer_id, row.entered_at],
        )
        for row in journey.stage_intervals
    ]


def transitions(stays: list[Stay]) -> list[Transition]:
    """From each stay to the one it ended in."""
    entered = {(stay.interval.customer_id, stay.interval.entered_at): stay for stay in stays}
    found = []
    for left in stays:
        changed_at = left.interval.exited_at
        if changed_at is not None:
            after = entered[left.interval.customer_id, changed_at]
            found.append(
                Transition(
                    customer_id=left.interval.customer_id,
                    from_stage=left.interval.stage,
                    to_stage=after.interval.stage,
                    changed_at=changed_at,
                    days_in_from_stage=left.days_in_stage,
                    entry_reason=after.entry_reason,
                    lifetime_number=after.interval.lifetime_number,
                )
            )
    return found
