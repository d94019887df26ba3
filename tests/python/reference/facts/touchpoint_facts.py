"""Every accepted touchpoint: whose it is, what it says, and the stage from it on."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from .. import Journey
from ..persons import owner
from ..reading import trim
from ..rows import Row
from ..rules import Rules
from ..touchpoint_types import TouchpointType
from .history import stage_from


@dataclass(frozen=True)
class TouchpointFact:
    touchpoint_id: str
    customer_id: str
    is_identified: bool
    occurred_at: datetime
    touchpoint_type: str
    is_known_type: bool
    journey_phase: str | None
    signal: str
    channel: str | None
    campaign_id: str | None
    content_id: str | None
    strategy: str | None
    score: Fraction | None
    cost: Fraction | None
    stage_at_touchpoint: str | None


def phase_of_type(rules: Rules) -> dict[str, str | None]:
    """The phase of the six-phase journey each touchpoint type belongs to."""
    phases = {}
    for row in rules.touchpoint_types:
        name = trim(row.get("touchpoint_type"))
        if name:
            phases[name] = trim(row.get("journey_phase"))
    return phases


def shown_score(touchpoint: Row, kind: TouchpointType | None) -> Fraction | None:
    """Only where the type is rated."""
    return touchpoint.numbers["score"] if kind is not None and kind.is_rated else None


def touchpoint_facts(journey: Journey) -> list[TouchpointFact]:
    phases = phase_of_type(journey.rules)
    facts = []
    for row in journey.rows["raw_touchpoints"]:
        person, is_customer = owner(row, journey.identified)
        name = row.text("touchpoint_type")
        kind = journey.types.get(name)
        facts.append(
            TouchpointFact(
                touchpoint_id=row.text("touchpoint_id"),
                customer_id=person,
                is_identified=is_customer,
                occurred_at=row.time,
                touchpoint_type=name,
                is_known_type=kind is not None,
                journey_phase=phases.get(name),
                signal=kind.signal_of(row.numbers["score"]) if kind else "none",
                channel=row.texts["channel"],
                campaign_id=row.texts["campaign_id"],
                content_id=row.texts["content_id"],
                strategy=row.texts["strategy"],
                score=shown_score(row, kind),
                cost=row.numbers["cost"],
                stage_at_touchpoint=stage_from(journey.moments[person], row.time),
            )
        )
    return facts
