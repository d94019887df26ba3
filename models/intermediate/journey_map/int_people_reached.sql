{{ config(materialized='view') }}

-- What became of each person after the first touch in a phase and channel. The first change after it decides; who
-- touched too recently to tell is not observed.
with

people_reached as (
    select
        first_touches.customer_id,
        first_touches.journey_phase,
        first_touches.channel,
        first_touches.touched_at,
        first_touches.count_touchpoints,
        first_touches.is_dissatisfied,
        {{ add_days('first_touches.touched_at', var('journey_map_days')) }} <= clock.clock_at as is_observed,
        first_touches.is_moved_on,
        coalesce(first_touches.leads_away and first_touches.changed_at <= clock.clock_at, false) as is_left,
        {{ days_between('first_touches.touched_at', 'first_touches.changed_at') }} as days_to_change
    from {{ ref('int_first_touches') }} as first_touches
    cross join {{ ref('stg_clock') }} as clock
)

select * from people_reached
