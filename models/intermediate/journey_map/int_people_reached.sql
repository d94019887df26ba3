-- What became of each person after the first touch in a phase and channel. The first change after it decides; who
-- touched too recently to tell is not observed.
with

first_touches as (
    select
        customer_id,
        journey_phase,
        coalesce(channel, '(unknown)') as channel,
        min(occurred_at) as touched_at,
        count(*) as count_touchpoints,
        max(case when signal = 'dissatisfied' then 1 else 0 end) = 1 as is_dissatisfied
    from {{ ref('int_touchpoints_in_stages') }}
    where journey_phase is not null
    group by customer_id, journey_phase, coalesce(channel, '(unknown)')
),

people_reached as (
    select
        first_touches.customer_id,
        first_touches.journey_phase,
        first_touches.channel,
        first_touches.touched_at,
        first_touches.count_touchpoints,
        first_touches.is_dissatisfied,
        {{ add_days('first_touches.touched_at', var('journey_map_days')) }} <= clock.clock_at as is_observed,
        coalesce(
            progress_periods.is_moved_on
            and progress_periods.exited_at
            <= {{ add_days('first_touches.touched_at', var('journey_map_days')) }},
            false
        ) as is_moved_on,
        coalesce(progress_periods.is_left and progress_periods.exited_at <= clock.clock_at, false) as is_left,
        {{ days_between('first_touches.touched_at', 'progress_periods.exited_at') }} as days_to_change
    from first_touches
    cross join {{ ref('stg_clock') }} as clock
    inner join {{ ref('int_progress_periods') }} as progress_periods
        on
            first_touches.customer_id = progress_periods.customer_id
            and first_touches.touched_at >= progress_periods.entered_at
            and (progress_periods.exited_at is null or first_touches.touched_at < progress_periods.exited_at)
)

select * from people_reached
