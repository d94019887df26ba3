"""rpt_feedback_loop: from a complaint to its answer and its resolution, and the stage around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from .. import Journey
from ..facts.history import stage_from, stage_until
from ..measures import days_between
from .touchpoints import Touchpoint, touchpoints

ANSWER_DAYS = timedelta(days=90)
STAGE_AFTER = timedelta(days=90)


@dataclass(frozen=True)
class Complaint:
    touchpoint: Touchpoint
    answered_at: datetime | None
    resolved_at: datetime | None
    days_to_answer: int | None
    days_to_resolve: int | None
    stage_before: str | None
    stage_90_days_after: str | None


def resolution_of(complaint: Touchpoint, loop: Sequence[Touchpoint]) -> datetime | None:
    """The first one after it; a late one belongs to the last complaint before it.

    Of one instant the complaints come first: they open what the resolution closes.
    """
    at = next((t.at for t in loop if t.loop_role == "resolution" and t.at >= complaint.at), None)
    if at is None or at <= complaint.at + ANSWER_DAYS:
        return at
    is_last = not any(t.loop_role == "complaint" and complaint.at < t.at <= at for t in loop)
    return at if is_last else None


def answer_of(
    complaint: Touchpoint, loop: Sequence[Touchpoint], resolved_at: datetime | None
) -> datetime | None:
    """The first answer in time, or the resolution where that is first or the only one."""
    found = [
        t.at for t in loop if t.loop_role == "answer" and complaint.at <= t.at <= complaint.at + ANSWER_DAYS
    ]
    return min([*found, resolved_at] if resolved_at else found, default=None)


def feedback_loop(expected: Journey) -> list[Complaint]:
    """`loop`: what takes part in the loop, of the same person and in order of time."""
    loops: dict[str, list[Touchpoint]] = {}
    for touchpoint in touchpoints(expected):
        if touchpoint.loop_role:
            loops.setdefault(touchpoint.customer_id, []).append(touchpoint)

    complaints = []
    for person, loop in loops.items():
        moments = expected.moments[person]
        for complaint in loop:
            if complaint.loop_role != "complaint":
                continue
            resolved_at = resolution_of(complaint, loop)
            answered_at = answer_of(complaint, loop, resolved_at)
            later = complaint.at + STAGE_AFTER
            complaints.append(
                Complaint(
                    touchpoint=complaint,
                    answered_at=answered_at,
                    resolved_at=resolved_at,
                    days_to_answer=days_between(complaint.at, answered_at) if answered_at else None,
                    days_to_resolve=days_between(complaint.at, resolved_at) if resolved_at else None,
                    stage_before=stage_until(moments, complaint.at),
                    stage_90_days_after=stage_from(moments, later) if later <= expected.clock else None,
                )
            )
    return complaints
