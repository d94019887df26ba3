"""When each person was last contacted by each strategy."""

from datetime import datetime

from .. import Journey
from ..facts.touchpoint_facts import TouchpointFact, touchpoint_facts


def strategy_of(touchpoint: TouchpointFact) -> str | None:
    """The strategy a contact names; onboarding need not say so. What is no contact may name one, too."""
    if touchpoint.signal != "strategy_contact":
        return None
    is_onboarding = touchpoint.touchpoint_type == "onboarding"
    return touchpoint.strategy or ("onboarding" if is_onboarding else None)


def last_contacts(journey: Journey) -> dict[tuple[str, str], datetime]:
    """By person and strategy."""
    last: dict[tuple[str, str], datetime] = {}
    for touchpoint in touchpoint_facts(journey):
        strategy = strategy_of(touchpoint)
        if strategy:
            key = (touchpoint.customer_id, strategy)
            last[key] = max(last.get(key, touchpoint.occurred_at), touchpoint.occurred_at)
    return last
