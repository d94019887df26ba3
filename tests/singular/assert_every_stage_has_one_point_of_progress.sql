-- Whatever the stage and the intent, journey_progress says once how far along somebody is.
with

states as (
    select distinct
        stage,
        prospect_intent
    from {{ ref('int_journey_states') }}
    union
    select
        stage,
        cast(null as {{ dbt.type_string() }}) as prospect_intent
    from {{ ref('stages') }}
    where stage_category <> 'prospect'
),

points_of_states as (
    select
        states.stage,
        states.prospect_intent,
        count(progress.progress_order) as count_points
    from states
    left join {{ ref('journey_progress') }} as progress
        on
            states.stage = progress.stage
            and (progress.prospect_intent is null or states.prospect_intent = progress.prospect_intent)
    group by states.stage, states.prospect_intent
),

states_without_one_point as (
    select *
    from points_of_states
    where count_points <> 1
)

select * from states_without_one_point
