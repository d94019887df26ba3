"""The marts of journey map and feedback beside the plain-Python reference, row for row."""

from dataclasses import astuple
from typing import Any

from reference import Journey
from reference.feedback.answers import feedback
from reference.feedback.contents import contents
from reference.feedback.feedback_loop import feedback_loop
from reference.feedback.journey_map import MapRow, journey_map
from reference.feedback.satisfaction import satisfaction_monthly
from reference.rounding import half_up

QUERIES = {
    # The number behind the pain stands in its sentence alone: "4 of 50 people …: 1.8 people more than usual."
    "journey map": r"""
        select journey_phase, channel, count_customers, count_touchpoints, count_scores, average_score_rate,
            count_observed, moved_on_rate, median_days_to_move_on, left_rate, pain, pain_rank,
            cast(nullif(regexp_extract(pain_reason, '^(\d+) of (\d+)', 1), '') as integer),
            cast(nullif(regexp_extract(pain_reason, '^(\d+) of (\d+)', 2), '') as integer),
            cast(nullif(regexp_extract(pain_reason, '([\d.]+) \w+ more than usual', 1), '') as decimal(18, 1))
        from marts.rpt_journey_map
    """,
    "feedback": """
        select touchpoint_id, customer_id, answered_at, survey, score, score_rate, is_positive, is_negative,
            stage_at_answer, stage_before_answer, journey_phase, channel, content_id
        from marts.fct_feedback
    """,
    "satisfaction monthly": """
        select month, survey, stage, count_offers, count_answers, average_score, csat_rate, nps, response_rate
        from marts.rpt_satisfaction_monthly
    """,
    "feedback loop": """
        select touchpoint_id, customer_id, channel, complained_at, answered_at, resolved_at, days_to_answer,
            days_to_resolve, stage_before, stage_90_days_after
        from marts.rpt_feedback_loop
    """,
    "contents": """
        select touchpoint_type, content_id, count_customers, count_touchpoints, count_observed,
            complaint_rate, count_bought_once, second_purchase_rate
        from marts.rpt_contents
    """,
}


def _map_row(row: MapRow) -> tuple[Any, ...]:
    pain = row.pain
    return (
        row.journey_phase, row.channel, row.count_customers, row.count_touchpoints, row.count_scores,
        row.average_score_rate, row.count_observed, row.moved_on_rate, row.median_days_to_move_on,
        row.left_rate, pain.pain if pain else None, row.pain_rank, pain.count if pain else None,
        pain.customers if pain else None, half_up(pain.excess, 1) if pain else None,
    )  # fmt: skip


def expected_tables(expected: Journey) -> dict[str, list[tuple[Any, ...]]]:
    """The reference in the shape of the queries above."""
    answers = [
        (
            answer.touchpoint.touchpoint_id, answer.touchpoint.customer_id, answer.touchpoint.at,
            answer.touchpoint.survey, answer.rating.score, answer.rating.score_rate,
            answer.rating.is_positive, answer.rating.is_negative, answer.stage_at_answer,
            answer.stage_before_answer, answer.touchpoint.journey_phase, answer.touchpoint.channel,
            answer.touchpoint.content_id,
        )
        for answer in feedback(expected)
    ]  # fmt: skip
    satisfaction = [
        (row.month, row.survey, row.stage, *astuple(row.answered)) for row in satisfaction_monthly(expected)
    ]
    complaints = [
        (
            row.touchpoint.touchpoint_id, row.touchpoint.customer_id, row.touchpoint.shown_channel,
            row.touchpoint.at, row.answered_at, row.resolved_at, row.days_to_answer, row.days_to_resolve,
            row.stage_before, row.stage_90_days_after,
        )
        for row in feedback_loop(expected)
    ]  # fmt: skip
    seen = [
        (
            row.touchpoint_type, row.content_id, row.count_customers, row.count_touchpoints,
            row.count_observed, row.complaint_rate, row.count_bought_once, row.second_purchase_rate,
        )
        for row in contents(expected)
    ]  # fmt: skip
    return {
        "journey map": [_map_row(row) for row in journey_map(expected)],
        "feedback": answers,
        "satisfaction monthly": satisfaction,
        "feedback loop": complaints,
        "contents": seen,
    }
