"""What is measured at the marts' door: what BI reads, and what the marts say of each other.

Facts that span marts are computed here, in tables of one row or of one row per month, stage or framework.
"""

from .check import Asset

# Without these there is nothing to validate; the marts after them are validated where they are there.
CORE_MARTS = (
    "dim_customers",
    "dim_dates",
    "dim_entry_reasons",
    "dim_journey_phases",
    "dim_stages",
    "dim_touchpoint_types",
    "fct_orders",
    "fct_phase_intervals",
    "fct_stage_intervals",
    "fct_stage_transitions",
    "fct_touchpoints",
    "rpt_cohort_retention",
    "rpt_framework_phases",
    "rpt_input_reconciliation",
    "rpt_stage_population_monthly",
    "rpt_stage_transition_matrix",
    "rpt_win_back",
)

CUSTOMERS = """
select
    customers.customer_id as row_name,
    customers.stage_category,
    customers.days_in_stage,
    customers.days_in_stage - date_diff('day', cast(first_known.known_at as date), clock.clock_on)
        as days_beyond_span,
    customers.expected_gap_days,
    customers.lost_after_days - customers.at_risk_after_days as days_from_risk_to_lost,
    date_diff('second', clock.clock_at, customers.next_stage_at) / 86400 as next_stage_in_days,
    customers.net_amount,
    customers.net_amount - customers.net_amount_365_days as net_amount_before_last_year,
    customers.count_orders - customers.count_purchases as orders_beyond_purchases
from marts.dim_customers as customers
cross join staging.stg_clock as clock
cross join (select min(known_at) as known_at from marts.dim_customers) as first_known
"""

CUSTOMER_SHARES = """
select
    'dim_customers' as row_name,
    count(*) as count_customers,
    true_share(count_purchases > 0) as buyers,
    share_among(count_purchases > 0, stage_category = 'lost') as lost,
    share_among(count_purchases > 0 and stage_category <> 'lost', stage_category = 'at_risk')
        as at_risk,
    share_among(count_purchases > 0, level in ('loyal', 'advocate')) as loyal,
    share_among(count_purchases = 0, stage = 'disqualified') as disqualified,
    true_share(acquisition_channel is null or acquisition_channel = '(unknown)') as unknown_channel,
    true_share(is_identified) as identified,
    share_among(count_purchases > 0, at_risk_at is null or lost_at is null)
        as buyers_without_due_dates,
    share_among(stage in ('new', 'repeat', 'loyal', 'advocate'), next_stage is null)
        as customers_without_what_next,
    median(expected_gap_days) as median_expected_gap
from marts.dim_customers
"""

# A sentence with its numbers masked: a few hundred kinds, however many customers.
EVIDENCE = """
select
    any_value(entry_reason) || ': ' || coalesce(any_value(customer_id), '') as row_name,
    any_value({column}) as sentence
from marts.fct_stage_intervals
group by entry_reason, regexp_replace({column}, '[0-9]+', '9', 'g')
"""

LABELS = """
with codes as (
    select 'stage ' || stage as code, label_en, label_it from marts.dim_stages
    union all
    select 'phase ' || framework || ' ' || phase as code, label_en, label_it from marts.dim_journey_phases
    union all
    select 'touchpoint type ' || touchpoint_type as code, label_en, label_it from marts.dim_touchpoint_types
    union all
    select 'entry reason ' || entry_reason as code, label_en, label_it from marts.dim_entry_reasons
)

select code || ', English' as row_name, label_en as label from codes
union all
select code || ', Italian' as row_name, label_it as label from codes
"""

LOYALTY_LABELS = """
select loyalty_type || ', English' as row_name, label_en as label from marts.dim_loyalty_types
union all
select loyalty_type || ', Italian' as row_name, label_it as label from marts.dim_loyalty_types
"""

# As EVIDENCE, of loyalty types: both languages.
LOYALTY_EVIDENCE = """
with sentences as (
    select loyalty_type, customer_id, evidence as sentence from marts.fct_loyalty_scores
    union all
    select loyalty_type, customer_id, evidence_it as sentence from marts.fct_loyalty_scores
    union all
    select loyalty_type, customer_id, loyalty_evidence as sentence from marts.dim_customers
    union all
    select loyalty_type, customer_id, loyalty_evidence_it as sentence from marts.dim_customers
)

select
    any_value(loyalty_type) || ': ' || any_value(customer_id) as row_name,
    any_value(sentence) as sentence
from sentences
where sentence is not null
group by loyalty_type, regexp_replace(sentence, '[0-9]+', '9', 'g')
"""

STRATEGY_LABELS = """
select strategy || ', English' as row_name, label_en as label from marts.dim_strategies
union all
select strategy || ', Italian' as row_name, label_it as label from marts.dim_strategies
"""

COMPLETENESS = """
with customers as (select customer_id from marts.dim_customers)

select
    'marts' as row_name,
    (select count(*) from customers) as count_customers,
    (select count(*) from marts.fct_orders) as count_orders,
    (select count(*) from marts.fct_stage_intervals where is_current) - (select count(*) from customers)
        as current_stages,
    (
        select count(distinct customer_id) from marts.fct_stage_intervals
        where customer_id not in (from customers)
    ) as persons_with_stages_only,
    (select count(*) from staging.stg_customers where customer_id not in (from customers)) as lost_accounts,
    (
        select count(distinct customer_id) from marts.fct_orders where customer_id not in (from customers)
    ) as lost_buyers,
    (
        select count(distinct customer_id) from marts.fct_touchpoints
        where customer_id not in (from customers)
    ) as lost_visitors,
    (select count(*) from marts.fct_orders) - (select count(*) from staging.stg_orders where is_counting)
        as orders_beyond_accepted,
    (select count(*) from marts.fct_touchpoints)
        - (select count_raw from staging.stg_raw_counts where raw_table = 'raw_touchpoints')
        + (select count(*) from staging.stg_touchpoints__set_aside) as touchpoints_beyond_accepted,
    (select sum(count_transitions) from marts.rpt_stage_transition_matrix)
        - (select count(*) from marts.fct_stage_transitions) as transitions_in_matrix,
    (select sum(count_lost) from marts.rpt_win_back)
        - (select count(*) from marts.fct_stage_intervals where stage = 'lost') as losses_in_win_back,
    (select sum(count_won_back) from marts.rpt_win_back)
        - (select count(*) from marts.fct_stage_intervals where stage = 'won_back') as returns_in_win_back,
    (
        select sum(count_customers) from marts.rpt_stage_population_monthly
        where month = (select max(month) from marts.rpt_stage_population_monthly)
    ) - (select count(*) from customers) as population_at_clock,
    (select max(date_day) - min(date_day) + 1 - count(*) from marts.dim_dates) as missing_days,
    (select max(date_day) from marts.dim_dates) - (select clock_on from staging.stg_clock) as calendar_ahead
"""

TOTALS = """
with orders as (select sum(net_amount) as net_amount from marts.fct_orders)

select
    'net_amount' as row_name,
    (select sum(net_amount) from marts.dim_customers) - orders.net_amount as dim_customers,
    (select sum(net_amount) from marts.rpt_cohort_retention) - orders.net_amount as rpt_cohort_retention,
    (select sum(net_amount) from marts.rpt_stage_population_monthly) - orders.net_amount
        as rpt_stage_population_monthly,
    (select sum(net_amount) from staging.stg_orders where is_counting) - orders.net_amount as stg_orders,
    (
        select sum(net_amount_365_days) from marts.rpt_framework_phases where framework = 'griffin'
    ) - (select sum(net_amount_365_days) from marts.dim_customers) as rpt_framework_phases
from orders
"""

ORDER_SHARES = """
select
    'fct_orders' as row_name,
    true_share(is_discounted) as discounted,
    sum(discount_amount) / nullif(sum(list_amount), 0) as discount,
    share_among(purchase_number > 1, is_recovery) as recoveries,
    median(gap_days) filter (where gap_days > 0) as median_gap,
    true_share(stage_after is null) as without_stage
from marts.fct_orders
"""

TOUCHPOINT_SHARES = """
select
    'fct_touchpoints' as row_name,
    true_share(is_known_type) as known_types,
    true_share(is_identified) as identified,
    true_share(stage_at_touchpoint is null) as without_stage
from marts.fct_touchpoints
"""

RECONCILIATION = """
select
    raw_table as row_name,
    count_rejected / nullif(count_raw, 0) as rejected,
    count_raw - count_accepted - count_rejected - count_not_yet as unaccounted,
    count_not_yet / nullif(count_raw, 0) as not_yet
from marts.rpt_input_reconciliation
where count_raw >= 100
"""

SMALL_RECONCILIATION = RECONCILIATION.replace("count_raw >= 100", "count_raw < 100")

RAW_ROWS_SINCE_BUILD = """
with raw_rows as (
    select 'raw_orders' as raw_table, count(*) as count_now from staging.base_orders
    union all
    select 'raw_order_lines' as raw_table, count(*) as count_now from staging.base_order_lines
    union all
    select 'raw_products' as raw_table, count(*) as count_now from staging.base_products
    union all
    select 'raw_customers' as raw_table, count(*) as count_now from staging.base_customers
    union all
    select 'raw_touchpoints' as raw_table, count(*) as count_now from staging.base_touchpoints
    union all
    select 'raw_identities' as raw_table, count(*) as count_now from staging.base_identities
)

select
    reconciliation.raw_table as row_name,
    abs(raw_rows.count_now - reconciliation.count_raw) / greatest(reconciliation.count_raw, 1) as changed
from marts.rpt_input_reconciliation as reconciliation
inner join raw_rows on reconciliation.raw_table = raw_rows.raw_table
"""

CURRENT_PHASES = """
select
    frameworks.framework as row_name,
    count(phases.customer_id) - (select count(*) from marts.dim_customers) as persons_beyond_customers
from (select distinct framework from marts.dim_journey_phases) as frameworks
left join marts.fct_phase_intervals as phases on frameworks.framework = phases.framework and phases.is_current
group by frameworks.framework
"""

FRAMEWORK_SHARES = """
select framework as row_name, sum(share_of_customers) as share_of_customers
from marts.rpt_framework_phases
group by framework
"""

# Who enters or leaves a month's stages explains the month's population, and persons never leave.
POPULATION = """
with months as (
    select
        month,
        sum(count_customers) as count_customers,
        sum(count_entered) - sum(count_left) as count_arrived,
        min(count_customers) as smallest_stage
    from marts.rpt_stage_population_monthly
    group by month
)

select
    strftime(month, '%Y-%m') as row_name,
    smallest_stage,
    count_arrived,
    count_customers - coalesce(lag(count_customers) over (order by month), 0) - count_arrived as unexplained,
    date_diff('month', lag(month) over (order by month), month) as months_since_previous
from months
"""

TRANSITIONS = """
select
    from_stage as row_name,
    sum(transition_rate) as sum_of_rates,
    min(transition_rate) as lowest_rate,
    min(median_days) as median_days
from marts.rpt_stage_transition_matrix
group by from_stage
"""

COHORTS = """
select
    strftime(cohort_month, '%Y-%m') || ', month ' || months_since as row_name,
    retention_rate,
    count_customers - count_active as count_inactive,
    net_amount
from marts.rpt_cohort_retention
"""

COHORT_STARTS = """
select
    strftime(cohort_month, '%Y-%m') as row_name,
    max(retention_rate) filter (where months_since = 0) as first_rate,
    max(months_since) + 1 - count(*) as missing_months
from marts.rpt_cohort_retention
group by cohort_month
"""

WIN_BACK = """
select strftime(month, '%Y-%m') as row_name, win_back_rate, relapse_rate, median_days_lost
from marts.rpt_win_back
"""

LAPSE_POLICY = """
select
    'from purchase ' || first_purchase_number as row_name,
    at_risk_multiple,
    lost_multiple,
    lost_multiple - at_risk_multiple as lost_beyond_at_risk,
    typical_gap_days
from intermediate.int_lapse_policy
"""

LOYALTY = """
select
    'fct_loyalty_scores' as row_name,
    min(score) as lowest_score,
    max(score) as highest_score,
    1 - count(distinct customer_id) filter (where is_assigned) / nullif(count(distinct customer_id), 0)
        as undetermined,
    count(*) filter (where is_assigned) - count(distinct customer_id) filter (where is_assigned)
        as assigned_twice
from marts.fct_loyalty_scores
"""

RETURN_PROBABILITY = """
select
    'dim_customers' as row_name,
    min(return_probability) as lowest,
    max(return_probability) as highest,
    avg(return_probability) as average,
    avg(return_probability) filter (where lapse_state = 'active')
        - avg(return_probability) filter (where lapse_state = 'lost') as active_beyond_lost
from marts.dim_customers
"""

ATTRIBUTION = """
select
    conversion_type || ', ' || attribution_model as row_name,
    sum(credit) / nullif(count(distinct conversion_id), 0) as credit_per_conversion,
    case
        when conversion_type = 'order'
            then coalesce(sum(credit) filter (where channel = '(none)'), 0) / nullif(sum(credit), 0)
    end as to_nobody
from marts.fct_attribution
group by conversion_type, attribution_model
"""

ATTRIBUTED_AMOUNTS = """
with orders as (select sum(net_amount) as net_amount from marts.fct_orders)

select
    attribution_model as row_name,
    sum(credited_amount) - min(orders.net_amount) as beyond_orders
from marts.rpt_channel_attribution
cross join orders
where conversion_type = 'order'
group by attribution_model
"""

CHANNEL_SHARES = """
select
    conversion_type || ', ' || attribution_model as row_name,
    max(count_conversions) filter (where channel <> '(none)')
        / nullif(sum(count_conversions) filter (where channel <> '(none)'), 0) as largest_channel,
    coalesce(sum(count_conversions) filter (where channel = '(unknown)'), 0)
        / nullif(sum(count_conversions) filter (where channel <> '(none)'), 0) as unknown_channel
from marts.rpt_channel_attribution
where conversion_type = 'order'
group by conversion_type, attribution_model
"""

JOURNEY_MAP = """
select
    journey_phase || ', ' || channel as row_name,
    moved_on_rate,
    left_rate,
    average_score_rate,
    pain_reason
from marts.rpt_journey_map
"""

SATISFACTION = """
select
    survey as row_name,
    sum(count_answers) / nullif(sum(count_offers), 0) as response_rate,
    sum(average_score * count_answers) / nullif(sum(count_answers), 0) as average_score
from marts.rpt_satisfaction_monthly
group by survey
"""

BACKTEST = """
select
    cast(as_of_on as varchar) || ', ' || horizon_days || ' days, ' || lapse_state as row_name,
    bought_rate,
    predicted_rate,
    auc_return_probability
from marts.rpt_stage_backtest
"""

MARTS_ASSETS = (
    Asset("rpt_input_reconciliation", RECONCILIATION),
    Asset("rpt_input_reconciliation_small", SMALL_RECONCILIATION),
    Asset("raw_rows_since_build", RAW_ROWS_SINCE_BUILD),
    Asset("completeness", COMPLETENESS),
    Asset("net_amount_totals", TOTALS),
    Asset("current_phases", CURRENT_PHASES),
    Asset("dim_customers", CUSTOMERS),
    Asset("dim_customers_shares", CUSTOMER_SHARES),
    Asset("fct_orders_shares", ORDER_SHARES),
    Asset("fct_touchpoints_shares", TOUCHPOINT_SHARES),
    Asset("evidence", EVIDENCE.format(column="entry_evidence")),
    Asset(
        "evidence_it",
        EVIDENCE.format(column="entry_evidence_it"),
        needs=("fct_stage_intervals.entry_evidence_it",),
    ),
    Asset("labels", LABELS),
    Asset("loyalty_labels", LOYALTY_LABELS, needs=("dim_loyalty_types",)),
    Asset(
        "loyalty_evidence",
        LOYALTY_EVIDENCE,
        needs=("fct_loyalty_scores", "dim_customers.loyalty_evidence_it"),
    ),
    Asset("strategy_labels", STRATEGY_LABELS, needs=("dim_strategies",)),
    Asset("rpt_framework_phases", FRAMEWORK_SHARES),
    Asset("rpt_stage_population_monthly", POPULATION),
    Asset("rpt_stage_transition_matrix", TRANSITIONS),
    Asset("rpt_cohort_retention", COHORTS),
    Asset("cohort_starts", COHORT_STARTS),
    Asset("rpt_win_back", WIN_BACK),
    Asset("lapse_policy", LAPSE_POLICY),
    Asset("fct_loyalty_scores", LOYALTY, needs=("fct_loyalty_scores",)),
    Asset("return_probability", RETURN_PROBABILITY, needs=("dim_customers.return_probability",)),
    Asset("fct_attribution", ATTRIBUTION, needs=("fct_attribution",)),
    Asset("attributed_amounts", ATTRIBUTED_AMOUNTS, needs=("rpt_channel_attribution",)),
    Asset("rpt_channel_attribution", CHANNEL_SHARES, needs=("rpt_channel_attribution",)),
    Asset("rpt_journey_map", JOURNEY_MAP, needs=("rpt_journey_map",)),
    Asset("rpt_satisfaction_monthly", SATISFACTION, needs=("rpt_satisfaction_monthly",)),
    Asset("rpt_stage_backtest", BACKTEST, needs=("rpt_stage_backtest",)),
)
