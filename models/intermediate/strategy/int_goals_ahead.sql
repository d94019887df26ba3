-- When a goal comes next, seen from each stay that is not there yet.
{{ config(materialized='view') }}

with

stays as (
    select
        stage_periods.customer_id,
        stage_periods.entered_at,
        stage_periods.stage
    from {{ ref('int_stage_periods_explained') }} as stage_periods
    inner join {{ ref('int_customers_compared') }} as customers on stage_periods.customer_id = customers.customer_id
),

goals as (
    select distinct goal_stage
    from {{ ref('strategy_goals') }}
),

stays_beside_goals as (
    select
        stays.customer_id,
        stays.entered_at,
        goals.goal_stage,
        strategy_goals.goal_stage is not null as is_there,
        min(case when strategy_goals.goal_stage is not null then stays.entered_at end) over (
            partition by stays.customer_id, goals.goal_stage
            order by stays.entered_at asc
            rows between current row and unbounded following
        ) as reached_at
    from stays
    cross join goals
    left join {{ ref('strategy_goals') }} as strategy_goals
        on
            goals.goal_stage = strategy_goals.goal_stage
            and stays.stage = strategy_goals.stage
),

goals_ahead as (
    select
        customer_id,
        entered_at,
        goal_stage,
        reached_at
    from stays_beside_goals
    where not is_there
)

select * from goals_ahead
