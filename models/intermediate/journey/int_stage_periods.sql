{{ config(materialized='view') }}

-- Uninterrupted stays in a stage, past the clock too: each shows what comes next if nothing more happens.
with

states_beside_previous as (
    select
        *,
        lag(stage) over customer_states as previous_stage,
        lag(lapse_state) over customer_states as previous_lapse_state
    from {{ touched(ref('int_journey_states'), is_alone=true) }}
    window customer_states as (partition by customer_id order by changed_at asc)
),

entries as (
    select *
    from states_beside_previous
    where previous_stage is distinct from stage
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
        lag(changed_at) over customer_entries as previous_entered_at,
        lead(stage) over customer_entries as next_stage,
        lead(changed_at) over customer_entries as exited_at
    from entries
    window customer_entries as (partition by customer_id order by changed_at asc)
)

select * from stage_periods
