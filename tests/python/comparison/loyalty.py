"""The marts of loyalty beside the plain-Python reference: the six scores and all that follows, row for row.

The scores themselves are equal but for roundings on the way, which the specification leaves open; from there
on all is computed from the scores as the build gives them.
"""

from collections.abc import Mapping
from dataclasses import astuple, dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import duckdb

from reference import Journey
from reference.feedback.answers import feedback
from reference.loyalty.judged import customers_judged
from reference.loyalty.rule_tables import minima
from reference.loyalty.satisfaction_by_type import satisfaction_by_type
from reference.loyalty.scores import scores
from reference.loyalty.tiers import standings
from reference.loyalty.type_totals import type_totals
from reference.loyalty.verdicts import Verdict, verdict_on
from reference.rounding import half_up

QUERIES = {
    "loyalty scores": """
        select customer_id, loyalty_type, score, score_beyond_minimum, is_assigned
        from marts.fct_loyalty_scores
    """,
    # The sentence of undetermined belongs to no score.
    "loyalty of customers": """
        select customer_id, loyalty_type, loyalty_score, loyalty_runner_up, loyalty_confidence,
            case when loyalty_type <> 'undetermined' then loyalty_evidence end,
            case when loyalty_type <> 'undetermined' then loyalty_evidence_it end
        from marts.dim_customers
    """,
    "loyalty tiers of customers": """
        select customer_id, loyalty_tier, next_loyalty_tier, next_tier_net_amount, next_tier_referrals
        from marts.dim_customers
    """,
    "loyalty types": """
        select loyalty_type, count_customers, net_amount_365_days, at_risk_rate, vulnerability,
            vulnerability_it, keeping_cost, keeping_cost_it
        from marts.rpt_loyalty_types
    """,
    "satisfaction by loyalty type": """
        select loyalty_type, survey, count_offers, count_answers, average_score, csat_rate, nps, response_rate
        from marts.rpt_satisfaction_by_loyalty_type
    """,
    "loyalty types of answers": "select touchpoint_id, loyalty_type from marts.fct_feedback",
}

# Shares are rounded to four decimals on the way.
AS_CLOSE_AS_ROUNDING_ALLOWS = Fraction(4, 10000)


@dataclass(frozen=True)
class Measured:
    """A score as the build gives it, with its sentence in both languages."""

    score: Fraction | None = None
    evidence: str | None = None
    evidence_it: str | None = None


# By customer and loyalty type.
Measures = Mapping[tuple[str, str], Measured]


def measures_in(connection: duckdb.DuckDBPyConnection) -> Measures:
    """What the build measured of everyone."""
    rows = connection.execute(
        "select customer_id, loyalty_type, score, evidence, evidence_it from marts.fct_loyalty_scores"
    ).fetchall()
    return {
        (customer_id, loyalty_type): Measured(_exact(score), *sentences)
        for customer_id, loyalty_type, score, *sentences in rows
    }


def _exact(score: Decimal | None) -> Fraction | None:
    return None if score is None else Fraction(score)


def verdicts(expected: Journey, measures: Measures) -> dict[str, Verdict]:
    """On everyone whose loyalty can be judged."""
    return {
        customer: verdict_on({kind: measures.get((customer, kind), Measured()).score for kind in minima()})
        for customer in customers_judged(expected)
    }


def _score(exact: Fraction | None, measured: Fraction | None) -> Fraction | None:
    """The score as the build rounds it where it is close, else to four decimals."""
    if exact is None or (measured is not None and abs(exact - measured) <= AS_CLOSE_AS_ROUNDING_ALLOWS):
        return None if exact is None else measured
    return half_up(exact, 4)


def _of_customer(customer: str, verdict: Verdict | None, measures: Measures) -> tuple[Any, ...]:
    if verdict is None:
        return (customer, *[None] * 6)
    measured = measures.get((customer, verdict.loyalty_type), Measured())
    return (
        customer, verdict.loyalty_type, verdict.score, verdict.runner_up, verdict.confidence,
        measured.evidence, measured.evidence_it,
    )  # fmt: skip


def expected_tables(expected: Journey, measures: Measures) -> dict[str, list[tuple[Any, ...]]]:
    """The reference, given the scores of the build, in the shape of the queries above."""
    judged = verdicts(expected, measures)
    types = {customer: verdict.loyalty_type for customer, verdict in judged.items()}
    totals = [
        (
            row.kind.loyalty_type, row.count_customers, row.net_amount_365_days, row.at_risk_rate,
            *row.kind.vulnerability, *row.kind.keeping_cost,
        )
        for row in type_totals(expected, types)
    ]  # fmt: skip
    exact = scores(expected)
    return {
        "loyalty scores": [
            (
                customer,
                kind,
                _score(exact[customer][kind], measures.get((customer, kind), Measured()).score),
                verdict.beyond.get(kind),
                kind == verdict.loyalty_type,
            )
            for customer, verdict in judged.items()
            for kind in minima()
        ],
        "loyalty of customers": [
            _of_customer(customer, judged.get(customer), measures) for customer in expected.persons
        ],
        "loyalty tiers of customers": [
            (customer, *astuple(standing)) for customer, standing in standings(expected).items()
        ],
        "loyalty types": totals,
        "satisfaction by loyalty type": [
            (*cell, *astuple(answered)) for cell, answered in satisfaction_by_type(expected, types).items()
        ],
        "loyalty types of answers": [
            (answer.touchpoint.touchpoint_id, types.get(answer.touchpoint.customer_id))
            for answer in feedback(expected)
        ],
    }
