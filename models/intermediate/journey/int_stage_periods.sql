{{ config(materialized='batch') }}

-- Uninterrupted stays in a stage, past the clock too: each shows what comes next if nothing more happens.
with

entries as (
    select *
    from {{ touched(ref('int_journey_states'), is_alone=true) }}
    where stage is distinct from previous_stage
),

stage_periods as (
    select
        customer_id,
        stage,
        previous_stage,
        changed_at as entered_at,
        level,
        lapse_state,
        previous_lapse_state,
        purchase_number,
        lifetime_number,
        is_recovery,
        lag(changed_at) over customer_entries as previous_entered_at,
        lead(stage) over customer_entries as next_stage,
        lead(changed_at) over customer_entries as exited_at
    from entries
    window customer_entries as (partition by customer_id order by changed_at asc)
)

select * from stage_periods
