-- Whom a strategy aims at: stage, loyalty type, consumer or business, and not at its goal yet.
with

customers as (
    select
        current_states.customer_id,
        current_states.stage,
        current_states.stage_entered_at as entered_at,
        loyalty_types.loyalty_type,
        coalesce(accounts.customer_kind, 'b2c') as customer_kind,
        coalesce(consents.marketing_consent, false) as has_consent
    from {{ ref('int_current_states') }} as current_states
    inner join {{ ref('int_consents') }} as consents on current_states.customer_id = consents.customer_id
    left join {{ ref('stg_customers') }} as accounts on current_states.customer_id = accounts.customer_id
    left join {{ ref('int_loyalty_types') }} as loyalty_types on current_states.customer_id = loyalty_types.customer_id
),

-- A strategy may name a loyalty type and any type; either will do.
targets_met as (
    select distinct
        customers.customer_id,
        strategies.strategy,
        strategy_targets.goal_stage,
        customers.stage,
        customers.entered_at,
        customers.has_consent
    from customers
    inner join {{ ref('strategy_targets') }} as strategy_targets
        on
            customers.stage = strategy_targets.stage
            and (
                strategy_targets.loyalty_type is null
                or customers.loyalty_type = strategy_targets.loyalty_type
            )
    inner join {{ ref('strategies') }} as strategies
        on
            strategy_targets.strategy = strategies.strategy
            and (strategies.customer_kind is null or customers.customer_kind = strategies.customer_kind)
    left join {{ ref('strategy_goals') }} as strategy_goals
        on
            strategy_targets.goal_stage = strategy_goals.goal_stage
            and customers.stage = strategy_goals.stage
    where strategy_goals.goal_stage is null
)

select * from targets_met
