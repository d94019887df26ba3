"""Who is in each phase of each framework at the clock, and what they paid in the last year."""

from dataclasses import dataclass
from fractions import Fraction

from .. import Journey
from ..facts.sales import is_within_year, paid, sales_of
from ..measures import share_of

# The phases of each framework in their order; those of griffin are the stages.
PHASES: dict[str, tuple[str, ...]] = {
    "griffin": (
        "suspect",
        "prospect",
        "disqualified",
        "new",
        "repeat",
        "loyal",
        "advocate",
        "at_risk",
        "won_back",
        "lost",
    ),
    "four_steps": ("need", "intention", "action", "advocacy", "left"),
    "five_phases": ("awareness", "acquisition", "retention", "engagement", "advocacy", "left"),
    "six_phases": ("awareness", "consideration", "decision", "purchase", "retention", "advocacy", "left"),
}


@dataclass(frozen=True)
class PhaseTotal:
    framework: str
    phase: str
    phase_order: int
    count_customers: int
    share_of_customers: Fraction | None
    net_amount_365_days: Fraction


def framework_totals(expected: Journey) -> list[PhaseTotal]:
    """Every phase, those with nobody included."""
    people: dict[tuple[str, str], set[str]] = {}
    for stay in expected.phase_intervals:
        if stay.exited_at is None:
            people.setdefault((stay.framework, stay.phase), set()).add(stay.customer_id)
    sales = [sale for sale in sales_of(expected) if is_within_year(sale.at, expected.clock)]

    rows = []
    for framework, phases in PHASES.items():
        for order, phase in enumerate(phases, start=1):
            members = people.get((framework, phase), set())
            rows.append(
                PhaseTotal(
                    framework=framework,
                    phase=phase,
                    phase_order=order,
                    count_customers=len(members),
                    share_of_customers=share_of(len(members), len(expected.persons)),
                    net_amount_365_days=paid(sale for sale in sales if sale.customer_id in members),
                )
            )
    return rows
