"""rpt_loyalty_types: how many customers each type has, what they are worth and how they can be lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from .. import Journey
from ..facts.sales import is_within_year, paid, sales_of
from ..facts.stage_facts import CATEGORY_OF_STAGE
from ..measures import share_of
from .rule_tables import LoyaltyType, loyalty_types


@dataclass(frozen=True)
class TypeTotal:
    kind: LoyaltyType
    count_customers: int
    net_amount_365_days: Fraction
    at_risk_rate: Fraction | None


def type_totals(expected: Journey, types: Mapping[str, str]) -> list[TypeTotal]:
    """`types`: the type of each customer judged. Types with nobody are included."""
    sales = [sale for sale in sales_of(expected) if is_within_year(sale.at, expected.clock)]
    rows = []
    for kind in loyalty_types():
        members = {customer for customer, name in types.items() if name == kind.loyalty_type}
        at_risk = [
            member for member in members if CATEGORY_OF_STAGE[expected.persons[member].stage] == "at_risk"
        ]
        rows.append(
            TypeTotal(
                kind=kind,
                count_customers=len(members),
                net_amount_365_days=paid(sale for sale in sales if sale.customer_id in members),
                at_risk_rate=share_of(len(at_risk), len(members)),
            )
        )
    return rows
