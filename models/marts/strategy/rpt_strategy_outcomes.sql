with

goals as (
    select distinct
        strategy,
        goal_stage
    from {{ ref('int_strategy_goals_by_stage') }}
),

trials_summed as (
    select
        *,
        {{ rate('count_reached', 'count_matched') }} as reached_rate,
        {{ rate('compared_reached_weight', 'compared_weight') }} as compared_rate
    from {{ ref('int_strategy_trials_summed') }}
),

outcomes as (
    select
        goals.strategy,
        goals.goal_stage,
        intervals.difference_low,
        intervals.difference_high,
        cast(floor(coalesce(trials_summed.effective_contacted, 0)) as bigint) as effective_contacted,
        cast(floor(coalesce(trials_summed.effective_compared, 0)) as bigint) as effective_compared,
        coalesce(trials_summed.count_contacted, 0) as count_contacted,
        coalesce(trials_summed.count_matched, 0) as count_matched,
        coalesce(trials_summed.people_matched, 0) as people_matched,
        coalesce(trials_summed.count_compared, 0) as count_compared,
        case when intervals.strategy is not null then trials_summed.reached_rate end as reached_rate,
        case when intervals.strategy is not null then trials_summed.compared_rate end as compared_rate
    from goals
    left join trials_summed
        on
            goals.strategy = trials_summed.strategy
            and goals.goal_stage = trials_summed.goal_stage
    left join {{ ref('int_strategy_intervals') }} as intervals
        on
            goals.strategy = intervals.strategy
            and goals.goal_stage = intervals.goal_stage
),

strategy_outcomes as (
    select
        strategy,
        goal_stage,
        count_contacted,
        count_matched,
        people_matched,
        effective_contacted,
        count_compared,
        effective_compared,
        reached_rate,
        compared_rate,
        cast(reached_rate - compared_rate as decimal(9, 4)) as difference,
        difference_low,
        difference_high,
        case
            when people_matched < {{ var('outcome_min_people') }} or count_compared < {{ var('outcome_min_people') }}
                then 'too_few'
            when difference_low > 0 then 'works'
            when difference_high < 0 then 'harms'
            else 'no_effect_seen'
        end as verdict
    from outcomes
)

select * from strategy_outcomes
