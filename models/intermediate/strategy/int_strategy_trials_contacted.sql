-- First contacts with the goal still ahead, whose days are over at the clock.
with

first_contacts as (
    select
        *,
        {{ is_in_control_period('contacted_at') }} as is_control_period
    from {{ ref('int_strategy_first_contacts') }}
),

trials_contacted as (
    select
        first_contacts.customer_id,
        first_contacts.strategy,
        goals_by_stage.goal_stage,
        first_contacts.stage,
        first_contacts.entry_reason,
        first_contacts.purchase_band,
        first_contacts.spend_third,
        first_contacts.delay_days,
        first_contacts.is_control_period,
        first_contacts.contacted_at as started_at,
        {{ is_reached_in_time('goals_ahead.reached_at', 'first_contacts.contacted_at') }} as is_reached
    from first_contacts
    cross join {{ ref('stg_clock') }} as clock
    inner join {{ ref('int_strategy_goals_by_stage') }} as goals_by_stage
        on
            first_contacts.strategy = goals_by_stage.strategy
            and first_contacts.stage = goals_by_stage.stage
    -- Who is there already has no goal ahead.
    inner join {{ ref('int_goals_ahead') }} as goals_ahead
        on
            first_contacts.customer_id = goals_ahead.customer_id
            and first_contacts.entered_at = goals_ahead.entered_at
            and goals_by_stage.goal_stage = goals_ahead.goal_stage
    where {{ add_days('first_contacts.contacted_at', var('outcome_days')) }} <= clock.clock_at
)

select * from trials_contacted
