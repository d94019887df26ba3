{{ config(materialized='incremental', incremental_strategy='by_customer') }}

-- The first touch of each person in a phase and channel, and the first change after it, past the clock too.
with

first_touches as (
    select
        customer_id,
        journey_phase,
        coalesce(channel, '(unknown)') as channel,
        min(occurred_at) as touched_at,
        count(*) as count_touchpoints,
        max(case when signal = 'dissatisfied' then 1 else 0 end) = 1 as is_dissatisfied
    from {{ touched(ref('int_touchpoints_in_stages'), is_alone=true) }}
    where journey_phase is not null
    group by customer_id, journey_phase, coalesce(channel, '(unknown)')
),

first_touches_followed as (
    select
        first_touches.customer_id,
        first_touches.journey_phase,
        first_touches.channel,
        first_touches.touched_at,
        first_touches.count_touchpoints,
        first_touches.is_dissatisfied,
        progress_periods.exited_at as changed_at,
        coalesce(
            progress_periods.is_moved_on
            and progress_periods.exited_at
            <= {{ add_days('first_touches.touched_at', var('journey_map_days')) }},
            false
        ) as is_moved_on,
        coalesce(progress_periods.is_left, false) as leads_away
    from first_touches
    inner join {{ touched(ref('int_progress_periods')) }} as progress_periods
        on
            first_touches.customer_id = progress_periods.customer_id
            and {{ is_within('first_touches.touched_at', 'progress_periods.entered_at', 'progress_periods.exited_at') }}
)

select * from first_touches_followed
