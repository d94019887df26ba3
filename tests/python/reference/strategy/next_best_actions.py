"""fct_next_best_actions: what may be offered to each person at the clock, the best first."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .. import Journey
from ..facts.customer_facts import CustomerFact, customer_facts
from .contacts import last_contacts
from .reasons import words_of
from .rule_tables import Strategy, reaching, strategies, targets


@dataclass(frozen=True)
class Action:
    customer_id: str
    action_rank: int
    strategy: str
    goal_stage: str
    channel: str
    earliest_on: date
    reason: str


def goal_of(strategy: Strategy, stage: str, loyalty_type: str | None) -> str | None:
    """What it is meant to reach with such people; None where it does not aim at them, or they are there."""
    for target in targets():
        if target.strategy == strategy.strategy and target.holds(stage, loyalty_type):
            return None if (target.goal_stage, stage) in reaching() else target.goal_stage
    return None


def is_for(strategy: Strategy, person: CustomerFact) -> bool:
    """Who does not say is a consumer; who did not consent has not."""
    kind = person.account.customer_kind or "b2c"
    return strategy.customer_kind in (None, kind) and (
        person.marketing_consent is True or not strategy.needs_consent
    )


def fits_symptoms(strategy: Strategy, open_symptoms: Collection[str]) -> bool:
    """What answers a symptom waits for it; while such a symptom is open, nothing else is offered."""
    if strategy.answers_symptom:
        return strategy.answers_symptom in open_symptoms
    return not any(other.answers_symptom in open_symptoms for other in strategies())


def is_cooling_down(strategy: Strategy, last_contact: datetime | None, clock: datetime) -> bool:
    return last_contact is not None and clock < last_contact + timedelta(days=strategy.cooldown_days)


def earliest_day(strategy: Strategy, stage_entered_at: datetime, clock: datetime) -> date:
    return max(clock.date(), stage_entered_at.date() + timedelta(days=strategy.wait_days))


def next_best_actions(journey: Journey, loyalty_types: Mapping[str, str | None]) -> list[Action]:
    """`loyalty_types`: by customer, judged elsewhere."""
    contacted = last_contacts(journey)
    actions = []
    for person in customer_facts(journey):
        customer_id, stay = person.customer_id, person.stay.interval
        open_symptoms = journey.persons[customer_id].open_symptoms
        goals = {
            strategy: goal_stage
            for strategy in strategies()
            if (goal_stage := goal_of(strategy, stay.stage, loyalty_types.get(customer_id)))
            and is_for(strategy, person)
            and fits_symptoms(strategy, open_symptoms)
            and not is_cooling_down(strategy, contacted.get((customer_id, strategy.strategy)), journey.clock)
        }
        words = words_of(journey, person) if goals else {}
        for rank, (strategy, goal_stage) in enumerate(goals.items(), start=1):
            actions.append(
                Action(
                    customer_id=customer_id,
                    action_rank=rank,
                    strategy=strategy.strategy,
                    goal_stage=goal_stage,
                    channel=strategy.channel,
                    earliest_on=earliest_day(strategy, stay.entered_at, journey.clock),
                    reason=strategy.reason.format_map(words),
                )
            )
    return actions
