-- Somebody never contacted has no day from which to count: each episode borrows, in turn, the delay of one of those
-- whom a strategy contacted in the same stage. Its own table, because an engine may else try every pair of the two.
with

strategies_in_stages as (
    select
        strategy,
        stage,
        goal_stage,
        count(*) as count_contacts
    from {{ ref('int_strategy_trials_contacted') }}
    group by strategy, stage, goal_stage
),

numbered_episodes as (
    select
        episodes.customer_id,
        episodes.began_at,
        episodes.ended_at,
        episodes.entered_at,
        episodes.stage,
        episodes.entry_reason,
        episodes.purchase_number,
        episodes.spent_amount,
        customers.is_control_group,
        row_number() over (
            partition by episodes.stage
            order by {{ by_code_point(hash_of('episode', 'episodes.customer_id')) }} asc, episodes.began_at asc
        ) as episode_number
    from {{ ref('int_stay_episodes') }} as episodes
    inner join {{ ref('int_customers_compared') }} as customers on episodes.customer_id = customers.customer_id
),

episodes_in_turn as (
    select
        numbered_episodes.customer_id,
        strategies_in_stages.strategy,
        strategies_in_stages.goal_stage,
        numbered_episodes.began_at,
        numbered_episodes.ended_at,
        numbered_episodes.entered_at,
        numbered_episodes.stage,
        numbered_episodes.entry_reason,
        numbered_episodes.purchase_number,
        numbered_episodes.spent_amount,
        numbered_episodes.is_control_group,
        1 + numbered_episodes.episode_number % strategies_in_stages.count_contacts as turn
    from numbered_episodes
    inner join strategies_in_stages on numbered_episodes.stage = strategies_in_stages.stage
)

select * from episodes_in_turn
