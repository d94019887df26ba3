{{ config(materialized='incremental', incremental_strategy='by_customer') }}

-- All that is known of each stay in a stage, past the clock too: as the clock moves on, nothing of it changes.
with

stage_periods_explained as (
    select
        {{ stage_interval_id('stage_periods.customer_id', 'stage_periods.entered_at') }} as stage_interval_id,
        stage_periods.customer_id,
        stage_periods.stage,
        stages.stage_category,
        stage_periods.level,
        stage_periods.previous_stage,
        stage_periods.next_stage,
        stage_periods.previous_entered_at,
        stage_periods.entered_at,
        stage_periods.exited_at,
        explained.entry_reason,
        explained.entry_evidence,
        explained.entry_evidence_it,
        stage_periods.lifetime_number
    from {{ touched(ref('int_stage_periods')) }} as stage_periods
    inner join {{ ref('stages') }} as stages on stage_periods.stage = stages.stage
    inner join {{ ref('int_stage_entries_explained') }} as explained
        on
            stage_periods.customer_id = explained.customer_id
            and stage_periods.entered_at = explained.entered_at
)

select * from stage_periods_explained
