{{ config(materialized='view') }}

with

stage_intervals as (
    select
        {{ stage_interval_id('stage_periods.customer_id', 'stage_periods.entered_at') }} as stage_interval_id,
        stage_periods.customer_id,
        stage_periods.stage,
        stages.stage_category,
        stage_periods.level,
        stage_periods.previous_stage,
        case when stage_periods.exited_at <= clock.clock_at then stage_periods.next_stage end as next_stage,
        stage_periods.entered_at,
        {{ until_clock('stage_periods.exited_at') }} as exited_at,
        {{ days_between(
            'stage_periods.entered_at',
            'coalesce(' ~ until_clock('stage_periods.exited_at') ~ ', clock.clock_at)'
        ) }} as days_in_stage,
        {{ until_clock('stage_periods.exited_at') }} is null as is_current,
        stage_periods.entry_reason,
        stage_periods.entry_evidence,
        stage_periods.entry_evidence_it,
        stage_periods.lifetime_number
    from {{ ref('int_stage_periods_explained') }} as stage_periods
    inner join {{ ref('stages') }} as stages on stage_periods.stage = stages.stage
    cross join {{ ref('stg_clock') }} as clock
    where stage_periods.entered_at <= clock.clock_at
)

select * from stage_intervals
