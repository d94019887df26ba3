{{ config(materialized='view') }}

-- What is in force from an instant on, and just before it, in words.
with

instants as (
    select
        *,
        {{ base_of('progress') }} as base_ordinal,
        {{ base_of('previous_progress') }} as previous_base_ordinal
    from {{ ref('int_journey_instants') }}
),

journey_states as (
    select
        customer_id,
        changed_at,
        next_changed_at,
        {{ integer_division('base_ordinal', '10') }} as purchase_number,
        {{ lifetime_of('progress') }} as lifetime_number,
        {{ lifetime_of('progress') }} > {{ lifetime_of('previous_progress') }} as is_recovery,
        {{ journey_level('base_ordinal', 'open_flags') }} as level,
        {{ lapse_state_of('base_ordinal') }} as lapse_state,
        {{ lapse_state_of('previous_base_ordinal') }} as previous_lapse_state,
        {{ prospect_intent_of('base_ordinal') }} as prospect_intent,
        {{ prospect_intent_of('previous_base_ordinal') }} as previous_prospect_intent,
        stage,
        previous_stage
    from instants
)

select * from journey_states
