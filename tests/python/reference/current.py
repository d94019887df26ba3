"""The state of one person at the clock, and what comes next if nothing more happens."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from .persons import Known
from .purchases import Purchase
from .settings import Settings
from .timeline import Moment


@dataclass(frozen=True)
class Person:
    customer_id: str
    is_identified: bool
    known_at: datetime
    level: str
    lapse_state: str | None
    stage: str
    prospect_intent: str | None
    is_dormant: bool | None
    open_symptoms: tuple[str, ...]
    lifetime_number: int | None
    next_stage: str | None
    next_stage_at: datetime | None
    last_purchase: Purchase | None
    expected_gap_days: Fraction | None
    at_risk_after_days: int | None
    lost_after_days: int | None
    at_risk_at: datetime | None
    lost_at: datetime | None


def is_dormant(now: Moment, clock: datetime, settings: Settings) -> bool | None:
    """Only a prospect sleeps."""
    if now.stage != "prospect" or now.last_interest_at is None:
        return None
    return clock >= now.last_interest_at + timedelta(days=settings.prospect_dormant_days)


def person_at(
    customer_id: str,
    known: Known,
    moments: Sequence[Moment],
    purchases: Sequence[Purchase],
    clock: datetime,
    settings: Settings,
) -> Person:
    now = [moment for moment in moments if moment.at <= clock][-1]
    later = [moment for moment in moments if moment.at > clock and moment.stage != now.stage]
    last = purchases[-1] if purchases else None
    return Person(
        customer_id=customer_id,
        is_identified=known.is_identified,
        known_at=known.known_at,
        level=now.level,
        lapse_state=now.lapse_state,
        stage=now.stage,
        prospect_intent=now.prospect_intent,
        is_dormant=is_dormant(now, clock, settings),
        open_symptoms=now.open_symptoms,
        lifetime_number=now.lifetime_number,
        next_stage=later[0].stage if later else None,
        next_stage_at=later[0].at if later else None,
        last_purchase=last,
        expected_gap_days=last.expected_gap_days if last else None,
        at_risk_after_days=last.at_risk_after_days if last else None,
        lost_after_days=last.lost_after_days if last else None,
        at_risk_at=last.at_risk_at if last else None,
        lost_at=last.lost_at if last else None,
    )
