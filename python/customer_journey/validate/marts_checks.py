"""What is expected at the marts' door. A row is a check: change a bound here, with its reason."""

from .check import Check

# A rate is given with four decimals: ten of them are off by 0.0005 at most.
ROUNDING = 0.001

MARTS_CHECKS = (
    # --- From the raw rows to the marts --------------------------------------------------------------
    Check(
        "rpt_input_reconciliation", "rejected", "rejected rows of each table",
        "One in a hundred is life; one in twenty is an export to be mended. See rpt_rejected_rows.",
        "each", at_most=0.05, unit="%",
    ),
    Check(
        "rpt_input_reconciliation_small", "rejected", "rejected rows of each table under 100 rows",
        "In a small table three rows are already much.", "each", at_most=0.10, unit="%",
    ),
    Check(
        "rpt_input_reconciliation", "unaccounted", "raw rows that are nowhere",
        "Raw = accepted + rejected + not yet.", "each", at_least=0, at_most=0,
    ),
    Check(
        "rpt_input_reconciliation_small", "unaccounted", "raw rows that are nowhere, tables under 100 rows",
        "Raw = accepted + rejected + not yet.", "each", at_least=0, at_most=0,
    ),
    Check(
        "raw_rows_since_build", "changed", "raw rows that came or went since the build",
        "The marts of yesterday beside the rows of today: build again.", "each", at_most=0.05, unit="%",
    ),
    # --- Completeness: nobody is lost between two marts ----------------------------------------------
    Check("completeness", "count_customers", "customers", "An empty mart draws an empty chart.", at_least=1),
    Check("completeness", "count_orders", "orders", "An empty mart draws an empty chart.", at_least=1),
    Check(
        "completeness", "current_stages", "current stages beyond the customers",
        "Each person is in one stage now.", at_least=0, at_most=0,
    ),
    Check(
        "current_phases", "persons_beyond_customers", "current phases of each framework beyond the customers",
        "Each person is in one phase of each framework now.", "each", at_least=0, at_most=0,
    ),
    Check(
        "completeness", "persons_with_stages_only", "persons with a stage but not in dim_customers",
        "A person lost on the way to BI.", at_least=0, at_most=0,
    ),
    Check(
        "completeness", "lost_accounts", "accepted accounts not in dim_customers",
        "Persons are everyone in customers, orders and touchpoints.", at_least=0, at_most=0,
    ),
    Check(
        "completeness", "lost_buyers", "buyers not in dim_customers",
        "Persons are everyone in customers, orders and touchpoints.", at_least=0, at_most=0,
    ),
    Check(
        "completeness", "lost_visitors", "visitors not in dim_customers",
        "Persons are everyone in customers, orders and touchpoints.", at_least=0, at_most=0,
    ),
    Check(
        "completeness", "orders_beyond_accepted", "orders beyond the accepted ones that count",
        "A join must neither lose nor repeat an order.", at_least=0, at_most=0,
    ),
    Check(
        "completeness", "touchpoints_beyond_accepted", "touchpoints beyond the accepted ones",
        "A join must neither lose nor repeat a touchpoint.", at_least=0, at_most=0,
    ),
    Check(
        "completeness", "transitions_in_matrix", "transitions in the matrix beyond the fact table",
        "The matrix counts every change of stage once.", at_least=0, at_most=0,
    ),
    Check(
        "completeness", "losses_in_win_back", "losses in rpt_win_back beyond the stays in lost",
        "Each loss falls in one month of the report.", at_least=0, at_most=0,
    ),
    Check(
        "completeness", "returns_in_win_back", "returns in rpt_win_back beyond the stays in won back",
        "Each return falls in one month of the report.", at_least=0, at_most=0,
    ),
    Check(
        "completeness", "population_at_clock", "population of the last month beyond the customers",
        "The last month ends at the clock: it holds everyone.", at_least=0, at_most=0,
    ),
    Check(
        "completeness", "missing_days", "days missing in dim_dates", "A chart over days must have no hole.",
        at_least=0, at_most=0,
    ),
    Check(
        "completeness", "calendar_ahead", "days from the clock to the end of dim_dates",
        "The calendar must reach today.", at_least=0, unit="days",
    ),
    # --- Money: the same total wherever it is read ---------------------------------------------------
    Check(
        "net_amount_totals", "stg_orders", "accepted orders less fct_orders", "To the cent.",
        at_least=0, at_most=0,
    ),
    Check(
        "net_amount_totals", "dim_customers", "dim_customers less fct_orders", "To the cent.",
        at_least=0, at_most=0,
    ),
    Check(
        "net_amount_totals", "rpt_cohort_retention", "rpt_cohort_retention less fct_orders",
        "To the cent: every order belongs to one cohort and one month.", at_least=0, at_most=0,
    ),
    Check(
        "net_amount_totals", "rpt_stage_population_monthly", "rpt_stage_population_monthly less fct_orders",
        "To the cent: every order belongs to one month and one stage.", at_least=0, at_most=0,
    ),
    Check(
        "net_amount_totals", "rpt_framework_phases", "last 365 days, rpt_framework_phases less dim_customers",
        "To the cent: everyone is in one stage.", at_least=0, at_most=0,
    ),
    # --- Customers: is the picture plausible -----------------------------------------------------------
    Check(
        "dim_customers", "stage_category", "customers, at risk and lost are there",
        "A shop with a past has all three; a missing one is a rule that never fires.",
        "holds", values=("customer", "at_risk", "lost"),
    ),
    Check(
        "dim_customers", "stage_category", "prospects are there",
        "Visits without a purchase make prospects; only a shop that records no visits has none.",
        "holds", values=("prospect",), of="raw_touchpoints.touchpoint_id",
    ),
    Check(
        "dim_customers", "days_in_stage", "days in the stage", "Nobody entered in the future.", "each",
        at_least=0, unit="days",
    ),
    Check(
        "dim_customers", "days_beyond_span", "days in the stage beyond the span of the data",
        "Nobody is in a stage for longer than there is data.", "each", at_most=0, unit="days",
    ),
    Check(
        "dim_customers", "expected_gap_days", "expected gap between purchases",
        "Gaps count 365 days at most, and two purchases lie on two days.", "each",
        at_least=1, at_most=365, unit="days",
    ),
    Check(
        "dim_customers", "days_from_risk_to_lost", "days from at risk to lost",
        "At risk comes first, or nobody could be won back in time.", "each", at_least=1, unit="days",
    ),
    Check(
        "dim_customers", "next_stage_in_days", "next stage ahead of the clock",
        "What next is never in the past.", "each", at_least=0, unit="days",
    ),
    Check(
        "dim_customers", "net_amount", "net amount of each customer", "Negative orders are rejected.", "each",
        at_least=0,
    ),
    Check(
        "dim_customers", "net_amount_before_last_year", "net amount before the last 365 days",
        "The last year is part of the whole.", "each", at_least=0,
    ),
    Check(
        "dim_customers", "orders_beyond_purchases", "orders beyond purchases",
        "A purchase is made of one order or more.", "each", at_least=0,
    ),
    Check(
        "dim_customers_shares", "buyers", "persons who bought",
        "No buyer, or not even one in a thousand: orders and touchpoints use different ids.",
        at_least=0.001, unit="%",
    ),
    Check(
        "dim_customers_shares", "lost", "buyers who are lost",
        "Above 95 % the orders stopped coming, or the policy is far too strict.",
        at_least=0, at_most=0.95, unit="%",
    ),
    Check(
        "dim_customers_shares", "at_risk", "living buyers who are at risk",
        "Under 1 % the warning never comes; above 70 % everybody is warned about, so nobody is.",
        at_least=0.01, at_most=0.70, unit="%",
    ),
    Check(
        "dim_customers_shares", "loyal", "buyers who are loyal or advocates",
        "Loyalty is a distinction: where most have it, the criteria are too weak.", at_most=0.60, unit="%",
    ),
    Check(
        "dim_customers_shares", "disqualified", "persons without a purchase who are disqualified",
        "Half of all leads thrown away is a rule or a form gone wrong.", at_most=0.50, unit="%",
    ),
    Check(
        "dim_customers_shares", "unknown_channel", "persons of unknown acquisition channel",
        "With half unknown, what acquisition costs cannot be said.",
        at_most=0.50, unit="%", of="raw_touchpoints.channel",
    ),
    Check(
        "dim_customers_shares", "identified", "persons with a name",
        "Visitors are many; under 1 % identified, the identities are not matched.", at_least=0.01, unit="%",
    ),
    Check(
        "dim_customers_shares", "buyers_without_due_dates", "buyers without the dates of at risk and lost",
        "Both dates are known from the first purchase on.", at_least=0, at_most=0, unit="%",
    ),
    Check(
        "dim_customers_shares", "customers_without_what_next",
        "customers in good standing without a next stage",
        "If nothing more happens everyone turns at risk.", at_least=0, at_most=0, unit="%",
    ),
    Check(
        "dim_customers_shares", "median_expected_gap", "median expected gap between purchases",
        "Daily bread to once a year: outside it days and months are mixed up.",
        at_least=2, at_most=365, unit="days",
    ),
    Check(
        "fct_orders_shares", "discount", "discounts, by list amount",
        "More than 70 % off on average: the columns are swapped.", at_least=0, at_most=0.70, unit="%",
    ),
    Check(
        "fct_orders_shares", "recoveries", "later purchases that are recoveries",
        "Lost means that a return is a surprise: where one in four is one, customers are given up too early.",
        at_most=0.25, unit="%",
    ),
    Check(
        "fct_orders_shares", "median_gap", "median gap between purchases",
        "As the median expected gap.", at_least=2, at_most=365, unit="days",
    ),
    Check(
        "fct_orders_shares", "without_stage", "orders without a stage after them",
        "Every order falls in one stay.", at_least=0, at_most=0, unit="%",
    ),
    Check(
        "fct_touchpoints_shares", "known_types", "touchpoints of a type the rules know",
        "As at the raw door: see rpt_unknown_touchpoint_types.", at_least=0.80, unit="%",
    ),
    Check(
        "fct_touchpoints_shares", "identified", "touchpoints of identified persons",
        "Under 1 %, no visit leads to any order.", at_least=0.01, unit="%",
    ),
    Check(
        "fct_touchpoints_shares", "without_stage", "touchpoints without a stage",
        "Every touchpoint falls in one stay.", at_least=0, at_most=0, unit="%",
    ),
    Check(
        "lapse_policy", "at_risk_multiple", "expected gaps until at risk",
        "Under a half everyone is at risk at once; nobody waits ten times the usual.", "each",
        at_least=0.5, at_most=10,
    ),
    Check(
        "lapse_policy", "lost_multiple", "expected gaps until lost",
        "Twelve is the most patient of the fixed policy; thirty would never give up.", "each",
        at_least=1, at_most=30,
    ),
    Check(
        "lapse_policy", "lost_beyond_at_risk", "expected gaps from at risk to lost", "At risk comes first.",
        "each", at_least=0,
    ),
    Check(
        "lapse_policy", "typical_gap_days", "typical gap", "Daily bread to once a year.", "each",
        at_least=1, at_most=365, unit="days",
    ),
    # --- Words: what people read -----------------------------------------------------------------------
    *(
        check
        for asset in ("evidence", "evidence_it")
        for check in (
            Check(
                asset, "sentence", "every stay says why", "A null number makes the whole sentence null.",
                "filled",
            ),
            Check(
                asset, "sentence", "sentences are not empty, without ? or {} or null",
                "A placeholder that was not filled in reaches the reader.", "unlike",
                pattern=r"[?{}]|\bNone\b|\bnull\b|\s\s|^\s*$",
            ),
        )
    ),
    Check(
        "loyalty_evidence", "sentence", "sentences on loyalty are not empty, without ? or {} or null",
        "A placeholder that was not filled in reaches the reader.", "unlike",
        pattern=r"[?{}]|\bNone\b|\bnull\b|\s\s|^\s*$",
    ),
    *(
        check
        for asset in ("labels", "loyalty_labels", "strategy_labels")
        for check in (
            Check(asset, "label", "every code has a label in each language", "BI shows labels.", "filled"),
            Check(
                asset, "label", "no label is empty or a code",
                "An underscore in a label is a code that was copied.", "unlike", pattern=r"_|^\s*$",
            ),
        )
    ),
    # --- Reports: rates, sums and months ---------------------------------------------------------------
    Check(
        "rpt_framework_phases", "share_of_customers", "shares of each framework",
        "Everyone is in one phase.", "each", unit="%", at_least=1 - ROUNDING, at_most=1 + ROUNDING,
    ),
    Check(
        "rpt_stage_population_monthly", "smallest_stage", "persons in a stage",
        "Nobody leaves who did not enter.",
        "each", at_least=0,
    ),
    Check(
        "rpt_stage_population_monthly", "unexplained", "persons of a month that no entry or exit explains",
        "Last month + entered - left = this month.", "each", at_least=0, at_most=0,
    ),
    Check(
        "rpt_stage_population_monthly", "count_arrived", "new persons in a month", "Persons never leave.",
        "each",
        at_least=0,
    ),
    Check(
        "rpt_stage_population_monthly", "months_since_previous", "months since the one before",
        "A chart over months must have no hole.", "each", at_least=1, at_most=1,
    ),
    Check(
        "rpt_stage_transition_matrix", "sum_of_rates", "rates out of each stage",
        "Whoever leaves a stage enters another.", "each",
        at_least=1 - ROUNDING, at_most=1 + ROUNDING, unit="%",
    ),
    Check(
        "rpt_stage_transition_matrix", "lowest_rate", "transition rates", "A rate is a share.", "each",
        at_least=0, at_most=1, unit="%",
    ),
    Check(
        "rpt_stage_transition_matrix", "median_days", "median days before a change of stage",
        "Time runs forward.", "each", at_least=0, unit="days",
    ),
    Check(
        "rpt_cohort_retention", "retention_rate", "retention rates", "A rate is a share.", "each",
        at_least=0, at_most=1, unit="%",
    ),
    Check(
        "rpt_cohort_retention", "count_inactive", "customers of a cohort beyond the active ones",
        "Nobody joins a cohort later.", "each", at_least=0,
    ),
    Check(
        "rpt_cohort_retention", "net_amount", "net amounts", "Negative orders are rejected.", "each",
        at_least=0,
    ),
    Check(
        "cohort_starts", "first_rate", "retention in month 0", "The first purchase makes the cohort.", "each",
        at_least=1, at_most=1, unit="%",
    ),
    Check(
        "cohort_starts", "first_rate", "every cohort has a month 0", "The first purchase makes the cohort.",
        "filled",
    ),
    Check(
        "cohort_starts", "missing_months", "months missing in a cohort",
        "A month without a purchase is a zero, not a hole.", "each", at_least=0, at_most=0,
    ),
    Check(
        "rpt_win_back", "win_back_rate", "win-back rates", "A rate is a share.", "each",
        at_least=0, at_most=1, unit="%",
    ),
    Check(
        "rpt_win_back", "relapse_rate", "relapse rates", "A rate is a share.", "each",
        at_least=0, at_most=1, unit="%",
    ),
    Check(
        "rpt_win_back", "median_days_lost", "median days until a return", "Time runs forward.", "each",
        at_least=0, unit="days",
    ),
    # --- Marts a shop may not have -----------------------------------------------------------------------
    Check("fct_loyalty_scores", "lowest_score", "lowest score", "Scores lie between 0 and 1.", at_least=0),
    Check("fct_loyalty_scores", "highest_score", "highest score", "Scores lie between 0 and 1.", at_most=1),
    Check(
        "fct_loyalty_scores", "undetermined", "scored customers of no type",
        "Where nine in ten are of no type, the minimum scores are too high.", at_most=0.90, unit="%",
    ),
    Check(
        "fct_loyalty_scores", "assigned_twice", "customers of more than one type", "The first type met wins.",
        at_least=0, at_most=0,
    ),
    Check(
        "return_probability", "lowest", "lowest return probability", "A probability.", at_least=0, unit="%",
    ),
    Check(
        "return_probability", "highest", "highest return probability", "A probability.", at_most=1, unit="%",
    ),
    Check(
        "return_probability", "average", "average return probability",
        "Everyone or no one coming back is a fit that failed.", at_least=0.001, at_most=0.95, unit="%",
    ),
    Check(
        "return_probability", "active_beyond_lost", "return probability of active beyond lost customers",
        "If the lost return more than the active, one of the two labels is wrong.", at_least=0, unit="%",
    ),
    Check(
        "fct_attribution", "credit_per_conversion", "credit per conversion of each model",
        "Each conversion is given away once.", "each", at_least=0.999, at_most=1.001,
    ),
    Check(
        "fct_attribution", "to_nobody", "credit for orders to no channel",
        "Above 95 % the touchpoints are not those of the buyers.",
        "each", at_most=0.95, unit="%", of="raw_touchpoints.touchpoint_id",
    ),
    Check(
        "attributed_amounts", "beyond_orders", "amounts of each model beyond the orders",
        "To the cent: every order is given away once, whatever the model.", "each", at_least=0, at_most=0,
    ),
    Check(
        "rpt_channel_attribution", "largest_channel", "orders due to the largest channel in each model",
        "Nearly all from one channel: the others are not recorded, or all are called the same.",
        "each", at_most=0.95, unit="%", of="raw_touchpoints.channel",
    ),
    Check(
        "rpt_channel_attribution", "unknown_channel", "orders due to touchpoints without a channel",
        "With half unknown, no budget can be decided.",
        "each", at_most=0.50, unit="%", of="raw_touchpoints.channel",
    ),
    Check(
        "rpt_journey_map", "moved_on_rate", "rates of those who move on", "A rate is a share.", "each",
        at_least=0, at_most=1, unit="%",
    ),
    Check(
        "rpt_journey_map", "left_rate", "rates of those who leave", "A rate is a share.", "each",
        at_least=0, at_most=1, unit="%",
    ),
    Check(
        "rpt_journey_map", "average_score_rate", "scores from the worst to the best", "A rate is a share.",
        "each", at_least=0, at_most=1, unit="%",
    ),
    Check(
        "rpt_journey_map", "pain_reason", "pain points in words, without ? or {} or null",
        "A placeholder that was not filled in reaches the reader.", "unlike",
        pattern=r"[?{}]|\bNone\b|\bnull\b|\s\s|^\s*$",
    ),
    Check(
        "rpt_satisfaction_monthly", "response_rate", "answered surveys",
        "Hardly any answered: the scores are missing in the export.",
        "each", at_least=0.01, at_most=1, unit="%", of="raw_touchpoints.score",
    ),
    Check(
        "rpt_stage_backtest", "bought_rate", "rates of those who bought", "A rate is a share.", "each",
        at_least=0, at_most=1, unit="%",
    ),
    Check(
        "rpt_stage_backtest", "predicted_rate", "predicted rates", "A rate is a share.", "each",
        at_least=0, at_most=1, unit="%",
    ),
    Check(
        "rpt_stage_backtest", "auc_return_probability", "AUC of the return probability",
        "Under a half a coin is better.", "each", at_least=0.5, at_most=1,
    ),
)  # fmt: skip
