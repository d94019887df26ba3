"""The numbers in the English sentence that says why a strategy is offered."""

from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction

from .. import Journey
from ..facts.customer_facts import CustomerFact
from ..measures import days_between
from ..rounding import half_up
from ..timeline import Moment


def counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def to_the_cent(amount: Fraction) -> str:
    cents = int(half_up(amount, 2) * 100)
    return f"{cents // 100}.{cents % 100:02d}"


def shown_gap(days: Fraction) -> str:
    """To one decimal, a whole number without."""
    tenths = int(half_up(days, 1) * 10)
    return f"{tenths // 10}.{tenths % 10}" if tenths % 10 else str(tenths // 10)


def worried_since(moments: Sequence[Moment], symptom: str, clock: datetime) -> datetime | None:
    """Since when a symptom that is open at the clock has been open without a break."""
    since = None
    for moment in moments:
        if moment.at <= clock:
            is_open = symptom in moment.open_symptoms
            since = (since or moment.at) if is_open else None
    return since


def words_of(journey: Journey, person: CustomerFact) -> dict[str, str]:
    """What fills the braces; the sentences on stage and loyalty type stay as they are."""
    dissatisfied_at = worried_since(journey.moments[person.customer_id], "dissatisfied", journey.clock)
    silent, gap = person.days_since_purchase, journey.persons[person.customer_id].expected_gap_days
    words = {
        "purchases": counted(len(person.purchases), "purchase"),
        "net_amount": to_the_cent(person.sales.net_amount_365_days),
        "in_stage": counted(person.stay.days_in_stage, "day"),
        "repeat_from": str(journey.settings.repeat_from_purchases),
        "stage_evidence": "{stage_evidence}",
        "loyalty": "{loyalty}",
    }
    if silent is not None:
        words["silent"] = counted(silent, "day")
    if gap is not None:
        words["expected_gap"] = shown_gap(gap)
    if dissatisfied_at is not None:
        words["complained"] = counted(days_between(dissatisfied_at, journey.clock), "day")
    return words
