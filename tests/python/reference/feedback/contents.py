"""rpt_contents: what followed the first time somebody saw an FAQ or onboarding content."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from .. import Journey
from ..measures import share_of
from .touchpoints import Touchpoint, first_by_customer, observed, touchpoints

CONTENT_TYPES = ("faq", "onboarding")
OUTCOME_DAYS = 90


@dataclass(frozen=True)
class Content:
    touchpoint_type: str
    content_id: str
    count_customers: int
    count_touchpoints: int
    count_observed: int
    complaint_rate: Fraction | None
    count_bought_once: int
    second_purchase_rate: Fraction | None


def follows(times: Sequence[datetime], at: datetime) -> bool:
    """Whether one of the times lies in the days after."""
    return any(at < time <= at + timedelta(days=OUTCOME_DAYS) for time in times)


def contents(expected: Journey) -> list[Content]:
    complained: dict[str, list[datetime]] = {}
    seen: dict[tuple[str, str], list[Touchpoint]] = {}
    for touchpoint in touchpoints(expected):
        if touchpoint.loop_role == "complaint":
            complained.setdefault(touchpoint.customer_id, []).append(touchpoint.at)
        if touchpoint.touchpoint_type in CONTENT_TYPES and touchpoint.content_id:
            key = (touchpoint.touchpoint_type, touchpoint.content_id)
            seen.setdefault(key, []).append(touchpoint)
    bought = {
        person: [purchase.purchased_at for purchase in own] for person, own in expected.purchases.items()
    }

    rows = []
    for (touchpoint_type, content_id), own_touchpoints in seen.items():
        first = first_by_customer(own_touchpoints)
        over = observed(first, OUTCOME_DAYS, expected.clock)
        once = {
            person: at
            for person, at in over.items()
            if sum(time <= at for time in bought.get(person, [])) == 1
        }
        rows.append(
            Content(
                touchpoint_type=touchpoint_type,
                content_id=content_id,
                count_customers=len(first),
                count_touchpoints=len(own_touchpoints),
                count_observed=len(over),
                complaint_rate=share_of(
                    sum(follows(complained.get(person, []), at) for person, at in over.items()), len(over)
                ),
                count_bought_once=len(once),
                second_purchase_rate=share_of(
                    sum(follows(bought[person], at) for person, at in once.items()), len(once)
                ),
            )
        )
    return rows
