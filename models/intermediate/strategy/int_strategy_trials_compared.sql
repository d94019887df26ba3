-- Not yet contacted, in the same kind of stay, and still in it when the contact would have come: nobody is compared who
-- could not have been contacted at that moment. Later contacts do not matter, only those about to come.
with

contacts_in_turn as (
    select
        strategy,
        stage,
        delay_days,
        row_number() over (
            partition by strategy, stage
            order by {{ by_code_point(hash_of('delay', 'customer_id')) }} asc, started_at asc
        ) as turn
    from {{ ref('int_strategy_trials_contacted') }}
),

episodes_with_delay as (
    select
        episodes.*,
        contacts_in_turn.delay_days,
        {{ add_days('episodes.began_at', 'contacts_in_turn.delay_days') }} as started_at
    from {{ ref('int_strategy_episodes_in_turn') }} as episodes
    inner join contacts_in_turn
        on
            episodes.strategy = contacts_in_turn.strategy
            and episodes.stage = contacts_in_turn.stage
            and episodes.turn = contacts_in_turn.turn
),

episodes_in_time as (
    select
        episodes_with_delay.*,
        {{ is_in_control_period('episodes_with_delay.started_at') }} as is_control_period
    from episodes_with_delay
    cross join {{ ref('stg_clock') }} as clock
    where
        (episodes_with_delay.ended_at is null or episodes_with_delay.started_at < episodes_with_delay.ended_at)
        and {{ add_days('episodes_with_delay.started_at', var('outcome_days')) }} <= clock.clock_at
),

trials_compared as (
    select
        episodes_in_time.customer_id,
        episodes_in_time.strategy,
        episodes_in_time.goal_stage,
        episodes_in_time.stage,
        episodes_in_time.entry_reason,
        episodes_in_time.purchase_number,
        episodes_in_time.spent_amount,
        episodes_in_time.delay_days,
        episodes_in_time.is_control_period,
        episodes_in_time.started_at,
        {{ is_reached_in_time('goals_ahead.reached_at', 'episodes_in_time.started_at') }} as is_reached
    from episodes_in_time
    -- Who is there already has no goal ahead.
    inner join {{ ref('int_goals_ahead') }} as goals_ahead
        on
            episodes_in_time.customer_id = goals_ahead.customer_id
            and episodes_in_time.entered_at = goals_ahead.entered_at
            and episodes_in_time.goal_stage = goals_ahead.goal_stage
    left join {{ ref('int_strategy_first_contacts') }} as first_contacts
        on
            episodes_in_time.customer_id = first_contacts.customer_id
            and episodes_in_time.strategy = first_contacts.strategy
            and episodes_in_time.entered_at = first_contacts.entered_at
    where
        (
            first_contacts.contacted_at is null
            or first_contacts.contacted_at
            > {{ add_days('episodes_in_time.started_at', var('outcome_grace_days')) }}
        )
        and (episodes_in_time.is_control_group or not episodes_in_time.is_control_period)
)

select * from trials_compared
