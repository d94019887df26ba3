"""Why a stage was entered: the codes of the rule table entry_reasons."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from .. import Journey
from ..intervals import changes
from ..purchases import Purchase
from ..rules import Symptom
from ..signals import Signal, find_signals
from ..timeline import Moment
from .history import moment_before

# The reason that each symptom gives, as in risk_symptoms.
REASON_OF_SYMPTOM = {
    "dissatisfied": "complained",
    "cancelled": "cancelled",
    "disloyal": "went_elsewhere",
    "slowing": "slowed_down",
}
# Whatever leads there.
REASON_OF_STAGE = {
    "suspect": "known",
    "disqualified": "disqualified",
    "lost": "silent_too_long",
    "won_back": "recovered",
}
# For a customer who goes further.
REASON_OF_LEVEL = {
    "repeat": "bought_repeatedly",
    "loyal": "loyal_criteria_met",
    "advocate": "advocated",
}


@dataclass(frozen=True)
class Entry:
    """A change of stage with what happened in that instant."""

    before: Moment | None
    now: Moment
    purchase: Purchase | None
    happened: Collection[str]


def reason_at_risk(now: Moment) -> str:
    """Silence where the due date has come, else the first open symptom."""
    return "silent" if now.lapse_state == "at_risk" else REASON_OF_SYMPTOM[now.open_symptoms[0]]


def reason_no_longer_at_risk(before: Moment, entry: Entry, symptoms: Sequence[Symptom]) -> str:
    """Silence ends with a purchase; a symptom is closed by what its row names, or expires."""
    if before.lapse_state == "at_risk":
        return "returned"
    closers = {row.closed_by for row in symptoms if row.symptom in before.open_symptoms}
    return "symptom_closed" if closers.intersection(entry.happened) else "symptom_expired"


def reason_of(entry: Entry, symptoms: Sequence[Symptom]) -> str:
    before, now = entry.before, entry.now
    stage = before.stage if before else None
    if now.stage in REASON_OF_STAGE:
        return REASON_OF_STAGE[now.stage]
    if now.stage == "prospect":
        return "requalified" if stage == "disqualified" else "first_interest"
    if now.stage == "at_risk":
        return reason_at_risk(now)
    if entry.purchase is not None and entry.purchase.is_recovery:
        return "recovered"
    if entry.purchase is not None and entry.purchase.purchase_number == 1:
        return "first_purchase"
    if stage == "won_back":
        return "win_back_confirmed"
    if before is not None and stage == "at_risk":
        return reason_no_longer_at_risk(before, entry, symptoms)
    if stage == "advocate":
        return "advocacy_expired"
    return REASON_OF_LEVEL[now.stage]


def happened_at(at: datetime, signals: Sequence[Signal], purchase: Purchase | None) -> set[str]:
    """The signals of an instant; a purchase gives those that risk_symptoms looks for."""
    happened = {signal.signal for signal in signals if signal.at == at}
    if purchase is not None:
        happened |= {"purchase", "slowing" if purchase.is_slowing else "not_slowing"}
    return happened


def entries_of(
    moments: Sequence[Moment], purchases: Sequence[Purchase], signals: Sequence[Signal]
) -> list[Entry]:
    """Every change of stage of one person, the first included."""
    bought = {purchase.purchased_at: purchase for purchase in purchases}
    entries = []
    for now in changes(moments, lambda moment: moment.stage):
        purchase = bought.get(now.at)
        before = moment_before(moments, now.at)
        entries.append(Entry(before, now, purchase, happened_at(now.at, signals, purchase)))
    return entries


def entry_reasons(journey: Journey) -> dict[tuple[str, datetime], str]:
    """The reason by person and instant of entry."""
    signals = find_signals(
        journey.rows["raw_orders"],
        journey.rows["raw_touchpoints"],
        journey.identified,
        journey.types,
        journey.settings,
    )
    reasons = {}
    for person, moments in journey.moments.items():
        past = [moment for moment in moments if moment.at <= journey.clock]
        for entry in entries_of(past, journey.purchases.get(person, []), signals.get(person, [])):
            reasons[person, entry.now.at] = reason_of(entry, journey.rules.risk_symptoms)
    return reasons
