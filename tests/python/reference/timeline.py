"""Walk one person's instants in order of time and say the state at each."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from .purchases import Purchase
from .rules import Rules, Symptom
from .settings import Settings
from .signals import Signal
from .stage import stage_of
from .touchpoint_types import NO_INTEREST

LIFTS_DISQUALIFIED = ("requalified", "considered", "decided")
INTENTS = ("aware", "considering", "deciding")
INTENT_OF_SIGNAL = {"considered": "considering", "decided": "deciding"}


@dataclass(frozen=True)
class Moment:
    """The state from this instant up to the next moment."""

    at: datetime
    stage: str
    level: str
    lapse_state: str | None
    lifetime_number: int | None
    prospect_intent: str | None
    open_symptoms: tuple[str, ...]
    last_interest_at: datetime | None


@dataclass
class Memory:
    """What is remembered of everything up to the current instant."""

    last_purchase: Purchase | None = None
    is_loyal: bool = False
    is_disqualified: bool = False
    intent: str = "aware"
    last_interest_at: datetime | None = None
    acts: list[datetime] = field(default_factory=list)
    # Symptom: when it ends by itself, None for never.
    symptoms: dict[str, datetime | None] = field(default_factory=dict)


def instants(
    known_at: datetime,
    signals: Sequence[Signal],
    purchases: Sequence[Purchase],
    rules: Rules,
    settings: Settings,
) -> list[datetime]:
    """Every instant at which the state can change, those after the clock included."""
    found = {known_at}
    for purchase in purchases:
        found |= {purchase.purchased_at, purchase.at_risk_at, purchase.lost_at}
    for signal in signals:
        found.add(signal.at)
        if signal.signal == "advocated":
            found.add(signal.at + timedelta(days=settings.advocacy_days))
        for row in rules.risk_symptoms:
            if row.opened_by == signal.signal and row.expires_after_days is not None:
                found.add(signal.at + timedelta(days=row.expires_after_days))
    for row in rules.risk_symptoms:
        if row.opened_by in ("purchase", "slowing", "not_slowing") and row.expires_after_days is not None:
            days = timedelta(days=row.expires_after_days)
            found |= {purchase.purchased_at + days for purchase in purchases}
    return sorted(found)


def remember(
    memory: Memory,
    at: datetime,
    purchase: Purchase | None,
    signals: Sequence[str],
    symptoms: Sequence[Symptom],
) -> None:
    """Everything of one instant together: purchases first, then openings, then closings."""
    happened = set(signals)
    if purchase is not None:
        happened |= {"purchase", "slowing" if purchase.is_slowing else "not_slowing"}
        if purchase.is_recovery:
            memory.is_loyal = False
        memory.is_loyal = memory.is_loyal or purchase.loyal_criteria_met
        memory.last_purchase = purchase

    for signal in signals:
        if signal not in NO_INTEREST:
            memory.last_interest_at = at
        intent = INTENT_OF_SIGNAL.get(signal, "aware")
        memory.intent = max(memory.intent, intent, key=INTENTS.index)
        if signal == "advocated":
            memory.acts.append(at)

    if "disqualified" in happened:
        memory.is_disqualified = True
    for row in symptoms:
        if row.opened_by in happened and memory.last_purchase is not None:
            days = row.expires_after_days
            memory.symptoms[row.symptom] = None if days is None else at + timedelta(days=days)

    if happened.intersection(LIFTS_DISQUALIFIED):
        memory.is_disqualified = False
    for row in symptoms:
        if row.closed_by in happened:
            memory.symptoms.pop(row.symptom, None)


def lapse_state_of(purchase: Purchase | None, at: datetime) -> str | None:
    if purchase is None:
        return None
    if at >= purchase.lost_at:
        return "lost"
    if purchase.is_won_back:
        return "won_back"
    if at >= purchase.at_risk_at:
        return "at_risk"
    return "active"


def level_of(memory: Memory, at: datetime, settings: Settings) -> str:
    if memory.last_purchase is None:
        return "suspect" if memory.last_interest_at is None else "prospect"
    if memory.is_loyal:
        counted = timedelta(days=settings.advocacy_days)
        acts = sum(act <= at < act + counted for act in memory.acts)
        return "advocate" if acts >= settings.advocate_min_acts else "loyal"
    number = memory.last_purchase.purchase_number
    return "repeat" if number >= settings.repeat_from_purchases else "new"


def describe(memory: Memory, at: datetime, rules: Rules, settings: Settings) -> Moment:
    purchase = memory.last_purchase
    level = level_of(memory, at, settings)
    lapse_state = lapse_state_of(purchase, at)
    open_symptoms = []
    for row in rules.risk_symptoms:
        if row.symptom in memory.symptoms:
            ends_at = memory.symptoms[row.symptom]
            if ends_at is None or at < ends_at:
                open_symptoms.append(row.symptom)
    return Moment(
        at=at,
        stage=stage_of(level, lapse_state, bool(open_symptoms), memory.is_disqualified),
        level=level,
        lapse_state=lapse_state,
        lifetime_number=purchase.lifetime_number if purchase else None,
        prospect_intent=None if purchase else memory.intent,
        open_symptoms=tuple(open_symptoms),
        last_interest_at=memory.last_interest_at,
    )


def walk(
    known_at: datetime,
    signals: Sequence[Signal],
    purchases: Sequence[Purchase],
    rules: Rules,
    settings: Settings,
) -> list[Moment]:
    signals_at: dict[datetime, list[str]] = {}
    for signal in signals:
        signals_at.setdefault(signal.at, []).append(signal.signal)
    purchase_at = {purchase.purchased_at: purchase for purchase in purchases}

    memory = Memory()
    moments = []
    for at in instants(known_at, signals, purchases, rules, settings):
        remember(memory, at, purchase_at.get(at), signals_at.get(at, []), rules.risk_symptoms)
        moments.append(describe(memory, at, rules, settings))
    return moments
