{{ config(materialized='view') }}

-- What is in force from an instant on, and just before it, in words.
with

numbers as (
    select
        customer_id,
        changed_at,
        next_changed_at,
        {{ lifetime_of('progress') }} as lifetime_number,
        {{ base_of('progress') }} as base_ordinal,
        {{ base_of('previous_progress') }} as previous_base_ordinal,
        {{ count_of_flag('open_flags', 'disqualified') }} > 0 as is_disqualified,
        {{ count_of_flag('previous_open_flags', 'disqualified') }} > 0 as was_disqualified,
        {{ count_of_flag('open_flags', 'symptom') }} > 0 as has_open_symptom,
        {{ count_of_flag('previous_open_flags', 'symptom') }} > 0 as had_open_symptom,
        {{ count_of_flag('open_flags', 'loyal') }} > 0 as is_loyal,
        {{ count_of_flag('previous_open_flags', 'loyal') }} > 0 as was_loyal,
        {{ count_of_flag('open_flags', 'advocacy') }} >= {{ var('advocate_min_acts') }} as is_advocating,
        {{ count_of_flag('previous_open_flags', 'advocacy') }} >= {{ var('advocate_min_acts') }} as was_advocating
    from {{ ref('int_journey_instants') }}
),

levels as (
    select
        *,
        {{ journey_level('base_ordinal', 'is_loyal', 'is_advocating') }} as level,
        {{ journey_level('previous_base_ordinal', 'was_loyal', 'was_advocating') }} as previous_level,
        {{ lapse_state_of('base_ordinal') }} as lapse_state,
        {{ lapse_state_of('previous_base_ordinal') }} as previous_lapse_state
    from numbers
),

journey_states as (
    select
        customer_id,
        changed_at,
        next_changed_at,
        cast({{ integer_division('base_ordinal', '10') }} as integer) as purchase_number,
        lifetime_number,
        level,
        lapse_state,
        previous_lapse_state,
        {{ prospect_intent_of('base_ordinal') }} as prospect_intent,
        {{ prospect_intent_of('previous_base_ordinal') }} as previous_prospect_intent,
        has_open_symptom,
        {{ journey_stage('level', 'lapse_state', 'has_open_symptom', 'is_disqualified') }} as stage,
        {{ journey_stage('previous_level', 'previous_lapse_state', 'had_open_symptom', 'was_disqualified') }}
            as previous_stage
    from levels
)

select * from journey_states
