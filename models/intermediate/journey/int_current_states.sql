-- The state of every person at the clock.
with

current_periods as (
    select
        stage_periods.customer_id,
        stage_periods.entered_at as stage_entered_at,
        stage_periods.next_stage,
        stage_periods.exited_at as next_stage_at
    from {{ ref('int_stage_periods_explained') }} as stage_periods
    cross join {{ ref('stg_clock') }} as clock
    where
        {{ is_within('clock.clock_at', 'stage_periods.entered_at', 'stage_periods.exited_at') }}
),

states_now as (
    select
        states.customer_id,
        states.stage,
        states.level,
        states.lapse_state,
        states.prospect_intent,
        states.lifetime_number
    from {{ ref('int_journey_states') }} as states
    cross join {{ ref('stg_clock') }} as clock
    where
        {{ is_within('clock.clock_at', 'states.changed_at', 'states.next_changed_at') }}
),

open_symptoms as (
    select distinct
        symptom_periods.customer_id,
        symptom_periods.symptom,
        risk_symptoms.symptom_order
    from {{ ref('int_symptom_periods') }} as symptom_periods
    inner join {{ ref('risk_symptoms') }} as risk_symptoms on symptom_periods.symptom = risk_symptoms.symptom
    cross join {{ ref('stg_clock') }} as clock
    where
        {{ is_within('clock.clock_at', 'symptom_periods.opened_at', 'symptom_periods.closed_at') }}
),

listed_symptoms as (
    select
        customer_id,
        {{ dbt.listagg('symptom', "', '", 'order by symptom_order') }} as open_symptoms
    from open_symptoms
    group by customer_id
),

current_states as (
    select
        states_now.customer_id,
        states_now.stage,
        current_periods.stage_entered_at,
        states_now.level,
        states_now.lapse_state,
        states_now.prospect_intent,
        states_now.lifetime_number,
        current_periods.next_stage,
        current_periods.next_stage_at,
        listed_symptoms.open_symptoms
    from states_now
    inner join current_periods on states_now.customer_id = current_periods.customer_id
    left join listed_symptoms on states_now.customer_id = listed_symptoms.customer_id
)

select * from current_states
