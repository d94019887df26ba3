{{ config(materialized='incremental', incremental_strategy='by_customer') }}

-- Uninterrupted stays at one point of the journey, and where each led to next, past the clock too.
with

points_reached as (
    select
        states.customer_id,
        states.changed_at,
        progress.progress_order,
        progress.is_left
    from {{ touched(ref('int_journey_states')) }} as states
    inner join {{ ref('journey_progress') }} as progress
        on
            states.stage = progress.stage
            and (progress.prospect_intent is null or states.prospect_intent = progress.prospect_intent)
    left join {{ ref('journey_progress') }} as previous
        on
            states.previous_stage = previous.stage
            and (previous.prospect_intent is null or states.previous_prospect_intent = previous.prospect_intent)
    where progress.progress_order is distinct from previous.progress_order
),

progress_periods as (
    select
        customer_id,
        changed_at as entered_at,
        progress_order,
        lead(changed_at) over person_points as exited_at,
        lead(progress_order) over person_points > progress_order as is_moved_on,
        lead(is_left) over person_points as is_left
    from points_reached
    window person_points as (partition by customer_id order by changed_at asc)
)

select * from progress_periods
