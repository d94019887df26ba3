-- In every framework: from the moment known to the clock, no gap, no overlap, no two equal neighbours.
with

phase_intervals as (
    select * from {{ ref('fct_phase_intervals') }}
),

frameworks as (
    select distinct framework
    from {{ ref('dim_journey_phases') }}
),

-- What has to be covered: the time of a person's stage intervals.
stage_times as (
    select
        customer_id,
        min(entered_at) as first_entered_at
    from {{ ref('fct_stage_intervals') }}
    group by customer_id
),

intervals_beside_neighbours as (
    select
        *,
        lag(phase) over framework_intervals as phase_before,
        lag(exited_at) over framework_intervals as exited_before_at,
        row_number() over framework_intervals as interval_number,
        lead(entered_at) over framework_intervals as entered_next_at
    from phase_intervals
    window framework_intervals as (partition by customer_id, framework order by entered_at asc)
),

intervals_beside_stages as (
    select
        intervals_beside_neighbours.*,
        stage_times.first_entered_at
    from intervals_beside_neighbours
    left join stage_times on intervals_beside_neighbours.customer_id = stage_times.customer_id
),

intervals_with_fault as (
    select
        customer_id,
        framework,
        phase,
        entered_at,
        exited_at,
        first_entered_at as first_stage_entered_at,
        case
            when first_entered_at is null then 'of nobody with a stage'
            when interval_number = 1 and entered_at <> first_entered_at then 'does not begin with the first stage'
            when interval_number > 1 and exited_before_at is null then 'follows an interval that is open'
            when entered_at > exited_before_at then 'leaves a gap before'
            when entered_at < exited_before_at then 'overlaps the one before'
            when phase = phase_before then 'repeats the phase before'
            when entered_next_at is null and exited_at is not null then 'is the last one and is closed'
        end as fault
    from intervals_beside_stages
),

persons_without_phase as (
    select
        stage_times.customer_id,
        frameworks.framework,
        cast(null as {{ dbt.type_string() }}) as phase,
        cast(null as timestamp) as entered_at,
        cast(null as timestamp) as exited_at,
        stage_times.first_entered_at as first_stage_entered_at,
        'has no interval in the framework' as fault
    from stage_times
    cross join frameworks
    left join phase_intervals
        on
            stage_times.customer_id = phase_intervals.customer_id
            and frameworks.framework = phase_intervals.framework
    where phase_intervals.customer_id is null
),

broken_cover as (
    select *
    from intervals_with_fault
    where fault is not null
    union all
    select * from persons_without_phase
)

select * from broken_cover
