-- How many people a phase and channel disappoints beyond what is usual in the phase, one kind of disappointment a row.
with

channels as (
    select
        journey_phase,
        channel,
        count(*) as count_customers,
        sum(case when is_dissatisfied then 1 else 0 end) as count_dissatisfied,
        sum(case when is_observed then 1 else 0 end) as count_observed,
        sum(case when is_observed and is_left then 1 else 0 end) as count_left,
        sum(case when is_observed and not is_moved_on then 1 else 0 end) as count_stalled
    from {{ ref('int_people_reached') }}
    group by journey_phase, channel
),

disappointments as (
    select
        journey_phase,
        channel,
        'dissatisfied' as pain,
        count_customers as count_people,
        count_dissatisfied as count_disappointed
    from channels
    union all
    select
        journey_phase,
        channel,
        'left' as pain,
        count_observed as count_people,
        count_left as count_disappointed
    from channels
    union all
    select
        journey_phase,
        channel,
        'stalled' as pain,
        count_observed as count_people,
        count_stalled as count_disappointed
    from channels
),

disappointments_beside_phase as (
    select
        *,
        cast(sum(count_people) over whole_phase as bigint) as phase_people,
        cast(sum(count_disappointed) over whole_phase as bigint) as phase_disappointed
    from disappointments
    window whole_phase as (partition by journey_phase, pain)
),

-- Whole numbers: people beyond the usual, times the people of the phase.
excesses as (
    select
        *,
        count_disappointed * phase_people - count_people * phase_disappointed as excess_times_phase
    from disappointments_beside_phase
),

pain_points as (
    select
        journey_phase,
        channel,
        pain,
        cast(count_people as bigint) as count_people,
        cast(count_disappointed as bigint) as count_disappointed,
        phase_people,
        phase_disappointed,
        {{ average('excess_times_phase', 'phase_people') }} as excess_people
    from excesses
    where excess_times_phase > 0
)

select * from pain_points
