-- From the moment known to the clock: no gap, no overlap, no two equal neighbours, and only the last one is open.
with

stage_intervals as (
    select * from {{ ref('fct_stage_intervals') }}
),

persons as (
    select * from {{ ref('int_persons') }}
),

intervals_beside_neighbours as (
    select
        *,
        lag(stage) over customer_intervals as stage_before,
        lag(exited_at) over customer_intervals as exited_before_at,
        row_number() over customer_intervals as interval_number,
        lead(entered_at) over customer_intervals as entered_next_at
    from stage_intervals
    window customer_intervals as (partition by customer_id order by entered_at asc)
),

intervals_beside_person as (
    select
        intervals_beside_neighbours.*,
        persons.known_at,
        clock.clock_at
    from intervals_beside_neighbours
    left join persons on intervals_beside_neighbours.customer_id = persons.customer_id
    cross join {{ ref('stg_clock') }} as clock
),

intervals_with_fault as (
    select
        customer_id,
        stage,
        entered_at,
        exited_at,
        exited_before_at,
        entered_next_at,
        known_at,
        clock_at,
        case
            when known_at is null then 'of nobody'
            when interval_number = 1 and entered_at <> known_at then 'does not begin when the person became known'
            when interval_number > 1 and exited_before_at is null then 'follows an interval that is open'
            when entered_at > exited_before_at then 'leaves a gap before'
            when entered_at < exited_before_at then 'overlaps the one before'
            when stage = stage_before then 'repeats the stage before'
            when entered_next_at is null and exited_at is not null then 'is the last one and is closed'
            when entered_at > clock_at or exited_at > clock_at then 'lies after the clock'
        end as fault
    from intervals_beside_person
),

broken_intervals as (
    select *
    from intervals_with_fault
    where fault is not null
)

select * from broken_intervals
