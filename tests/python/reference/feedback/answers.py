"""fct_feedback: every rated touchpoint with a score is an answer."""

from dataclasses import dataclass

from .. import Journey
from ..facts.history import stage_from, stage_until
from .touchpoints import Rating, Touchpoint, touchpoints


@dataclass(frozen=True)
class Answer:
    touchpoint: Touchpoint
    rating: Rating
    stage_at_answer: str | None
    # None where the person was not known before.
    stage_before_answer: str | None


def feedback(expected: Journey) -> list[Answer]:
    answers = []
    for touchpoint in touchpoints(expected):
        if touchpoint.survey and touchpoint.rating:
            moments = expected.moments[touchpoint.customer_id]
            before = stage_until(moments, touchpoint.at)
            answers.append(Answer(touchpoint, touchpoint.rating, stage_from(moments, touchpoint.at), before))
    return answers
