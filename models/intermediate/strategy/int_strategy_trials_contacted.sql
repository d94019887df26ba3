-- First contacts with the goal still ahead, whose days are over at the clock.
with

trials_contacted as (
    select
        contacts.customer_id,
        contacts.strategy,
        contacts.goal_stage,
        contacts.stage,
        contacts.entry_reason,
        contacts.purchase_number,
        contacts.spent_amount,
        contacts.delay_days,
        {{ is_in_control_period('contacts.contacted_at') }} as is_control_period,
        contacts.contacted_at as started_at,
        {{ is_reached_in_time('contacts.reached_at', 'contacts.contacted_at') }} as is_reached
    from {{ ref('int_strategy_first_contacts') }} as contacts
    cross join {{ ref('stg_clock') }} as clock
    where
        not contacts.is_there
        and {{ add_days('contacts.contacted_at', var('outcome_days')) }} <= clock.clock_at
)

select * from trials_contacted
