{{ config(materialized='view') }}

with

stage_transitions as (
    select
        stage_periods.customer_id,
        stage_periods.previous_stage as from_stage,
        stage_periods.stage as to_stage,
        stage_periods.entered_at as changed_at,
        {{ days_between('stage_periods.previous_entered_at', 'stage_periods.entered_at') }} as days_in_from_stage,
        stage_periods.entry_reason,
        stage_periods.lifetime_number
    from {{ ref('int_stage_periods_explained') }} as stage_periods
    cross join {{ ref('stg_clock') }} as clock
    where
        stage_periods.previous_stage is not null
        and stage_periods.entered_at <= clock.clock_at
)

select * from stage_transitions
