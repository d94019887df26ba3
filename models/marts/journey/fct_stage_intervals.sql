with

stage_periods as (
    select
        stage_periods.*,
        clock.clock_at,
        {{ until_clock('stage_periods.exited_at') }} as known_exited_at
    from {{ ref('int_stage_periods') }} as stage_periods
    cross join {{ ref('stg_clock') }} as clock
    where stage_periods.entered_at <= clock.clock_at
),

stage_intervals as (
    select
        {{ stage_interval_id('stage_periods.customer_id', 'stage_periods.entered_at') }} as stage_interval_id,
        stage_periods.customer_id,
        stage_periods.stage,
        stages.stage_category,
        stage_periods.level,
        stage_periods.previous_stage,
        case when stage_periods.known_exited_at is not null then stage_periods.next_stage end as next_stage,
        stage_periods.entered_at,
        stage_periods.known_exited_at as exited_at,
        {{ days_between(
            'stage_periods.entered_at', 'coalesce(stage_periods.known_exited_at, stage_periods.clock_at)'
        ) }} as days_in_stage,
        stage_periods.known_exited_at is null as is_current,
        explained.entry_reason,
        explained.entry_evidence,
        explained.entry_evidence_it,
        stage_periods.lifetime_number
    from stage_periods
    inner join {{ ref('stages') }} as stages on stage_periods.stage = stages.stage
    inner join {{ ref('int_stage_entries_explained') }} as explained
        on
            stage_periods.customer_id = explained.customer_id
            and stage_periods.entered_at = explained.entered_at
)

select * from stage_intervals
