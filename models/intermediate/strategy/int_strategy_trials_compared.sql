-- Not yet contacted, in the same kind of stay. Somebody never contacted has no day from which to count: each episode
-- borrows, in turn, the delay of one of the contacted, and counts only if it still lasts by then. So nobody is
-- compared who could not have been contacted at that moment.
with

contacts_in_turn as (
    select
        strategy,
        stage,
        goal_stage,
        delay_days,
        row_number() over (
            partition by strategy, stage
            order by {{ by_code_point(hash_of('delay', 'customer_id')) }} asc, started_at asc
        ) - 1 as turn,
        count(*) over (partition by strategy, stage) as count_turns
    from {{ ref('int_strategy_trials_contacted') }}
),

turns_of_strategies as (
    select distinct
        strategy,
        stage,
        goal_stage,
        count_turns
    from contacts_in_turn
),

episodes as (
    select
        episodes.*,
        customers.is_control_group,
        row_number() over (
            partition by episodes.stage
            order by {{ by_code_point(hash_of('episode', 'episodes.customer_id')) }} asc, episodes.began_at asc
        ) as episode_number
    from {{ ref('int_stay_episodes') }} as episodes
    inner join {{ ref('int_customers_observed') }} as customers on episodes.customer_id = customers.customer_id
    where customers.is_compared
),

episodes_with_delay as (
    select
        episodes.*,
        turns_of_strategies.strategy,
        turns_of_strategies.goal_stage,
        contacts_in_turn.delay_days,
        {{ add_days('episodes.began_at', 'contacts_in_turn.delay_days') }} as started_at
    from episodes
    inner join turns_of_strategies on episodes.stage = turns_of_strategies.stage
    inner join contacts_in_turn
        on
            turns_of_strategies.strategy = contacts_in_turn.strategy
            and turns_of_strategies.stage = contacts_in_turn.stage
            and episodes.episode_number % turns_of_strategies.count_turns = contacts_in_turn.turn
),

trials_compared as (
    select
        episodes_with_delay.customer_id,
        episodes_with_delay.strategy,
        episodes_with_delay.goal_stage,
        episodes_with_delay.stage,
        episodes_with_delay.entry_reason,
        episodes_with_delay.purchase_band,
        episodes_with_delay.spend_third,
        episodes_with_delay.delay_days,
        {{ is_in_control_period('episodes_with_delay.started_at') }} as is_control_period,
        episodes_with_delay.started_at,
        {{ is_reached_in_time('goals_ahead.reached_at', 'episodes_with_delay.started_at') }} as is_reached
    from episodes_with_delay
    cross join {{ ref('stg_clock') }} as clock
    inner join {{ ref('int_goals_ahead') }} as goals_ahead
        on
            episodes_with_delay.customer_id = goals_ahead.customer_id
            and episodes_with_delay.entered_at = goals_ahead.entered_at
            and episodes_with_delay.goal_stage = goals_ahead.goal_stage
    left join {{ ref('int_strategy_first_contacts') }} as first_contacts
        on
            episodes_with_delay.customer_id = first_contacts.customer_id
            and episodes_with_delay.strategy = first_contacts.strategy
            and episodes_with_delay.entered_at = first_contacts.entered_at
    where
        (episodes_with_delay.ended_at is null or episodes_with_delay.started_at < episodes_with_delay.ended_at)
        and {{ add_days('episodes_with_delay.started_at', var('outcome_days')) }} <= clock.clock_at
        and (
            first_contacts.contacted_at is null
            or first_contacts.contacted_at
            > {{ add_days('episodes_with_delay.started_at', var('outcome_grace_days')) }}
        )
        and (
            episodes_with_delay.is_control_group
            or not {{ is_in_control_period('episodes_with_delay.started_at') }}
        )
)

select * from trials_compared
