with

customers as (
    select
        customers.customer_id,
        customers.count_purchases,
        customers.days_since_purchase,
        customers.days_in_stage,
        customers.expected_gap_days,
        customers.net_amount_365_days,
        customers.loyalty_score,
        customers.entry_evidence,
        customers.entry_evidence_it,
        loyalty_types.label_en as loyalty_label_en,
        loyalty_types.label_it as loyalty_label_it
    from {{ ref('dim_customers') }} as customers
    left join {{ ref('loyalty_types') }} as loyalty_types on customers.loyalty_type = loyalty_types.loyalty_type
),

actions_with_numbers as (
    select
        eligible.customer_id,
        eligible.strategy,
        eligible.goal_stage,
        eligible.earliest_on,
        eligible.symptom_days,
        strategies.priority,
        strategies.channel,
        strategies.reason_en,
        strategies.reason_it,
        customers.count_purchases,
        customers.days_since_purchase,
        customers.days_in_stage,
        customers.expected_gap_days,
        customers.net_amount_365_days,
        customers.loyalty_score,
        customers.entry_evidence,
        customers.entry_evidence_it,
        customers.loyalty_label_en,
        customers.loyalty_label_it
    from {{ ref('int_strategies_eligible') }} as eligible
    inner join {{ ref('strategies') }} as strategies on eligible.strategy = strategies.strategy
    inner join customers on eligible.customer_id = customers.customer_id
),

next_best_actions as (
    select
        customer_id,
        cast(row_number() over (partition by customer_id order by priority asc) as integer) as action_rank,
        strategy,
        goal_stage,
        channel,
        {{ with_customer('reason_en', 'en') }} as reason,
        {{ with_customer('reason_it', 'it') }} as reason_it,
        {{ is_in_control_group('customer_id') }} as is_control_group,
        earliest_on
    from actions_with_numbers
)

select * from next_best_actions
