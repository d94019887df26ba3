"""The reports on the journey beside the plain-Python reference, every column row for row."""

from dataclasses import astuple
from typing import Any

from reference import Journey
from reference.reports.cohorts import cohort_retention
from reference.reports.framework_totals import framework_totals
from reference.reports.monthly_population import monthly_population
from reference.reports.transition_matrix import transition_matrix
from reference.reports.win_back import win_back

QUERIES: dict[str, str] = {
    "stage population monthly": """
        select month, stage, count_customers, count_entered, count_left, net_amount
        from marts.rpt_stage_population_monthly
    """,
    "stage transition matrix": """
        select from_stage, to_stage, count_transitions, transition_rate, median_days, p90_days
        from marts.rpt_stage_transition_matrix
    """,
    "framework phases": """
        select framework, phase, phase_order, count_customers, share_of_customers, net_amount_365_days
        from marts.rpt_framework_phases
    """,
    "cohort retention": """
        select cohort_month, months_since, count_customers, count_active, retention_rate, net_amount
        from marts.rpt_cohort_retention
    """,
    "win back": """
        select month, count_lost, count_won_back, win_back_rate, median_days_lost, second_lifetime_net_amount,
            relapse_rate
        from marts.rpt_win_back
    """,
    "current phases": "select customer_id, framework, entered_at, is_current from marts.fct_phase_intervals",
}


def expected_tables(expected: Journey) -> dict[str, list[tuple[Any, ...]]]:
    """The reference in the shape of the queries above."""
    return {
        "stage population monthly": [astuple(row) for row in monthly_population(expected)],
        "stage transition matrix": [astuple(row) for row in transition_matrix(expected)],
        "framework phases": [astuple(row) for row in framework_totals(expected)],
        "cohort retention": [astuple(row) for row in cohort_retention(expected)],
        "win back": [astuple(row) for row in win_back(expected)],
        "current phases": [
            (row.customer_id, row.framework, row.entered_at, row.exited_at is None)
            for row in expected.phase_intervals
        ],
    }
