-- Told from the marts alone; a failing row names the fault.
with

last_contacts as (
    select
        customer_id,
        coalesce(strategy, touchpoint_type) as strategy,
        max(occurred_at) as contacted_at
    from {{ ref('fct_touchpoints') }}
    where signal = 'strategy_contact'
    group by customer_id, coalesce(strategy, touchpoint_type)
),

actions_with_fault as (
    select
        actions.customer_id,
        actions.strategy,
        case
            when strategies.needs_consent and not coalesce(customers.marketing_consent, false) then 'without consent'
            when strategies.customer_kind <> coalesce(customers.customer_kind, 'b2c') then 'other kind of customer'
            when strategies.answers_symptom is null and customers.open_symptoms like '%dissatisfied%'
                then 'beside an open complaint'
            when
                strategies.answers_symptom = 'dissatisfied'
                and coalesce(customers.open_symptoms, '') not like '%dissatisfied%'
                then 'answer without a complaint'
            when {{ add_days('last_contacts.contacted_at', 'strategies.cooldown_days') }} > clock.clock_at
                then 'within the cooldown'
            when customers.stage = actions.goal_stage or customers.stage_category = actions.goal_stage
                then 'the goal is reached'
            when actions.earliest_on < clock.clock_on then 'in the past'
        end as fault
    from {{ ref('fct_next_best_actions') }} as actions
    cross join {{ ref('stg_clock') }} as clock
    inner join {{ ref('dim_customers') }} as customers on actions.customer_id = customers.customer_id
    inner join {{ ref('dim_strategies') }} as strategies on actions.strategy = strategies.strategy
    left join last_contacts
        on
            actions.customer_id = last_contacts.customer_id
            and actions.strategy = last_contacts.strategy
),

faulty_actions as (
    select *
    from actions_with_fault
    where fault is not null
)

select * from faulty_actions
