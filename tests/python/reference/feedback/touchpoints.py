"""Every accepted touchpoint with the person it belongs to and what its type says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from .. import Journey
from ..persons import owner
from ..rounding import half_up
from .rule_tables import loop_roles, surveys


@dataclass(frozen=True)
class Rating:
    """A score on the scale of its type."""

    score: Fraction
    score_rate: Fraction
    is_positive: bool
    is_negative: bool


@dataclass(frozen=True)
class Touchpoint:
    touchpoint_id: str
    customer_id: str
    at: datetime
    touchpoint_type: str
    journey_phase: str | None
    signal: str
    channel: str | None
    content_id: str | None
    survey: str | None
    rating: Rating | None
    loop_role: str | None

    @property
    def shown_channel(self) -> str:
        return self.channel or "(unknown)"


def rating_of(expected: Journey, touchpoint_type: str, score: Fraction | None) -> Rating | None:
    """The rating, where the type is rated and a score is given."""
    kind = expected.types.get(touchpoint_type)
    if score is None or kind is None or kind.positive_signal is None:
        return None
    assert kind.scale_min is not None and kind.scale_max is not None
    return Rating(
        score=score,
        score_rate=half_up((score - kind.scale_min) / (kind.scale_max - kind.scale_min), 4),
        is_positive=kind.positive_at_or_above is not None and score >= kind.positive_at_or_above,
        is_negative=kind.negative_at_or_below is not None and score <= kind.negative_at_or_below,
    )


def loop_role_of(touchpoint_type: str, strategy: str | None) -> str | None:
    """The row of this very strategy, else the row of any."""
    roles = loop_roles()
    return roles.get((touchpoint_type, strategy)) or roles.get((touchpoint_type, None))


def touchpoints(expected: Journey) -> list[Touchpoint]:
    """In order of time."""
    phases = {row["touchpoint_type"]: row["journey_phase"] for row in expected.rules.touchpoint_types}
    found = []
    for row in expected.rows["raw_touchpoints"]:
        kind = row.text("touchpoint_type")
        score = row.numbers["score"]
        found.append(
            Touchpoint(
                touchpoint_id=row.text("touchpoint_id"),
                customer_id=owner(row, expected.identified)[0],
                at=row.time,
                touchpoint_type=kind,
                journey_phase=phases.get(kind),
                signal=expected.types[kind].signal_of(score) if kind in expected.types else "none",
                channel=row.texts["channel"],
                content_id=row.texts["content_id"],
                survey=surveys().get(kind),
                rating=rating_of(expected, kind, score),
                loop_role=loop_role_of(kind, row.texts["strategy"]),
            )
        )
    return sorted(found, key=lambda touchpoint: (touchpoint.at, touchpoint.touchpoint_id))


def first_by_customer(touchpoints: Iterable[Touchpoint]) -> dict[str, datetime]:
    """When each person was touched first, of touchpoints in order of time."""
    first: dict[str, datetime] = {}
    for touchpoint in touchpoints:
        first.setdefault(touchpoint.customer_id, touchpoint.at)
    return first


def observed(first: dict[str, datetime], days: int, clock: datetime) -> dict[str, datetime]:
    """Those whose days are over at the clock."""
    return {person: at for person, at in first.items() if at + timedelta(days=days) <= clock}
