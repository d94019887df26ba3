-- The goal of a contact in a stage: the one strategy_targets names, or else the strategy's own.
with

goals_of_targets as (
    select distinct
        strategy,
        stage,
        goal_stage
    from {{ ref('strategy_targets') }}
),

goals_by_stage as (
    select
        strategies.strategy,
        stages.stage,
        coalesce(goals_of_targets.goal_stage, strategies.goal_stage) as goal_stage
    from {{ ref('strategies') }} as strategies
    cross join {{ ref('stages') }} as stages
    left join goals_of_targets
        on
            strategies.strategy = goals_of_targets.strategy
            and stages.stage = goals_of_targets.stage
)

select * from goals_by_stage
