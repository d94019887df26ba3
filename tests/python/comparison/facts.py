"""The facts and the columns of dim_customers beside the plain-Python reference, row for row."""

from typing import Any

from reference import Journey
from reference.facts.customer_facts import customer_facts
from reference.facts.order_facts import order_facts
from reference.facts.stage_facts import stays, transitions
from reference.facts.touchpoint_facts import touchpoint_facts


def expected_tables(expected: Journey) -> dict[str, list[tuple[Any, ...]]]:
    """The reference in the shape of the queries below."""
    orders = [
        (
            row.order_id, row.customer_id, row.ordered_at, row.ordered_on, row.status, row.channel,
            row.amounts.list, row.amounts.discount, row.amounts.net, row.amounts.is_discounted,
            row.order_number, row.purchase.purchase_number, row.purchase.gap_days,
            row.purchase.lifetime_number, row.purchase.is_recovery, row.stage_before, row.stage_after,
        )
        for row in order_facts(expected)
    ]  # fmt: skip
    touchpoints = [
        (
            row.touchpoint_id, row.customer_id, row.is_identified, row.occurred_at, row.touchpoint_type,
            row.is_known_type, row.journey_phase, row.signal, row.channel, row.campaign_id, row.content_id,
            row.strategy, row.score, row.cost, row.stage_at_touchpoint,
        )
        for row in touchpoint_facts(expected)
    ]  # fmt: skip
    all_stays = stays(expected)
    intervals = [
        (
            stay.interval.customer_id, stay.interval.entered_at, stay.interval.stage, stay.stage_category,
            stay.days_in_stage, stay.is_current, stay.entry_reason,
        )
        for stay in all_stays
    ]  # fmt: skip
    changes = [
        (
            row.customer_id, row.from_stage, row.to_stage, row.changed_at, row.days_in_from_stage,
            row.entry_reason, row.lifetime_number,
        )
        for row in transitions(all_stays)
    ]  # fmt: skip
    facts = customer_facts(expected)
    persons = [
        (
            row.customer_id, row.account.customer_kind, row.account.country, row.acquisition_channel,
            row.marketing_consent, row.stay.stage_category, row.stay.interval.entered_at,
            row.stay.days_in_stage, row.stay.entry_reason, row.four_step_phase, row.five_phase, row.six_phase,
        )
        for row in facts
    ]  # fmt: skip
    sales = [
        (
            row.customer_id, row.sales.count_orders, len(row.purchases), row.first_purchased_at,
            row.last_purchased_at, row.days_since_purchase, row.sales.list_amount, row.sales.discount_amount,
            row.sales.net_amount, row.sales.net_amount_365_days,
        )
        for row in facts
    ]  # fmt: skip
    return {
        "orders": orders,
        "touchpoints": touchpoints,
        "stays": intervals,
        "stage transitions": changes,
        "customers": persons,
        "sales of customers": sales,
    }


QUERIES: dict[str, str] = {
    "orders": """
        select order_id, customer_id, ordered_at, ordered_on, status, channel, list_amount, discount_amount,
            net_amount, is_discounted, order_number, purchase_number, gap_days, lifetime_number, is_recovery,
            stage_before, stage_after
        from marts.fct_orders
    """,
    "touchpoints": """
        select touchpoint_id, customer_id, is_identified, occurred_at, touchpoint_type, is_known_type,
            journey_phase, signal, channel, campaign_id, content_id, strategy, score, cost,
            stage_at_touchpoint
        from marts.fct_touchpoints
    """,
    "stays": """
        select customer_id, entered_at, stage, stage_category, days_in_stage, is_current, entry_reason
        from marts.fct_stage_intervals
    """,
    "stage transitions": """
        select customer_id, from_stage, to_stage, changed_at, days_in_from_stage, entry_reason,
            lifetime_number
        from marts.fct_stage_transitions
    """,
    "customers": """
        select customer_id, customer_kind, country, acquisition_channel, marketing_consent, stage_category,
            stage_entered_at, days_in_stage, entry_reason, four_step_phase, five_phase, six_phase
        from marts.dim_customers
    """,
    "sales of customers": """
        select customer_id, count_orders, count_purchases, first_purchased_at, last_purchased_at,
            days_since_purchase, list_amount, discount_amount, net_amount, net_amount_365_days
        from marts.dim_customers
    """,
}
