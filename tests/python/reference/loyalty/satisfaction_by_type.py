"""rpt_satisfaction_by_loyalty_type: what customers of each type answer within the loyalty window."""

from collections.abc import Mapping

from .. import Journey
from ..feedback.satisfaction import Answered, answered
from ..feedback.touchpoints import Rating, touchpoints
from .judged import is_in_window


def satisfaction_by_type(expected: Journey, types: Mapping[str, str]) -> dict[tuple[str, str], Answered]:
    """By loyalty type and survey; who cannot be judged is in none."""
    offers: dict[tuple[str, str], list[Rating | None]] = {}
    for touchpoint in touchpoints(expected):
        loyalty_type = types.get(touchpoint.customer_id)
        if loyalty_type and touchpoint.survey and is_in_window(touchpoint.at, expected):
            offers.setdefault((loyalty_type, touchpoint.survey), []).append(touchpoint.rating)
    return {cell: answered(cell[1], ratings) for cell, ratings in offers.items()}
