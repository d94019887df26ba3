"""rpt_satisfaction_monthly: how often each survey was offered and answered, and what was said."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from .. import Journey
from ..facts.history import stage_from
from ..measures import share_of
from ..rounding import half_up
from .touchpoints import Rating, touchpoints


@dataclass(frozen=True)
class Answered:
    count_offers: int
    count_answers: int
    average_score: Fraction | None
    csat_rate: Fraction | None
    nps: Fraction | None
    response_rate: Fraction | None


@dataclass(frozen=True)
class Satisfaction:
    month: date
    survey: str
    stage: str | None
    answered: Answered


def points(ratings: list[Rating]) -> Fraction:
    """Promoters less detractors, -100 to 100; half up is toward 100 for detractors too."""
    net = sum(rating.is_positive - rating.is_negative for rating in ratings)
    return half_up(Fraction(100 * net, len(ratings)), 2)


def answered(survey: str, offers: list[Rating | None]) -> Answered:
    """An offer is a rating where it was answered, else None."""
    ratings = [offer for offer in offers if offer is not None]
    score = csat = nps = None
    if ratings:
        score = half_up(sum((rating.score for rating in ratings), Fraction(0)) / len(ratings), 4)
        if survey == "csat":
            csat = share_of(sum(rating.is_positive for rating in ratings), len(ratings))
        if survey == "nps":
            nps = points(ratings)
    return Answered(
        count_offers=len(offers),
        count_answers=len(ratings),
        average_score=score,
        csat_rate=csat,
        nps=nps,
        response_rate=share_of(len(ratings), len(offers)),
    )


def satisfaction_monthly(expected: Journey) -> list[Satisfaction]:
    """By the stage from the answer, or the offer, on."""
    offers: dict[tuple[date, str, str | None], list[Rating | None]] = {}
    for touchpoint in touchpoints(expected):
        if touchpoint.survey:
            stage = stage_from(expected.moments[touchpoint.customer_id], touchpoint.at)
            month = touchpoint.at.date().replace(day=1)
            offers.setdefault((month, touchpoint.survey, stage), []).append(touchpoint.rating)
    return [Satisfaction(*cell, answered(cell[1], ratings)) for cell, ratings in offers.items()]
