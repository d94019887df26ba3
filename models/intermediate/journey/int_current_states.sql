-- The state of every person at the clock.
with

current_periods as (
    select
        stage_periods.customer_id,
        stage_periods.next_stage,
        stage_periods.exited_at as next_stage_at
    from {{ ref('int_stage_periods') }} as stage_periods
    cross join {{ ref('stg_clock') }} as clock
    where
        stage_periods.entered_at <= clock.clock_at
        and (stage_periods.exited_at is null or stage_periods.exited_at > clock.clock_at)
),

states_so_far as (
    select
        states.customer_id,
        states.level,
        states.lapse_state,
        states.prospect_intent,
        states.lifetime_number,
        row_number() over (partition by states.customer_id order by states.changed_at desc) as state_rank
    from {{ ref('int_journey_states') }} as states
    cross join {{ ref('stg_clock') }} as clock
    where states.changed_at <= clock.clock_at
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
        symptom_periods.opened_at <= clock.clock_at
        and (symptom_periods.closed_at is null or symptom_periods.closed_at > clock.clock_at)
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
        states_so_far.customer_id,
        states_so_far.level,
        states_so_far.lapse_state,
        states_so_far.prospect_intent,
        states_so_far.lifetime_number,
        current_periods.next_stage,
        current_periods.next_stage_at,
        listed_symptoms.open_symptoms
    from states_so_far
    inner join current_periods on states_so_far.customer_id = current_periods.customer_id
    left join listed_symptoms on states_so_far.customer_id = listed_symptoms.customer_id
    where states_so_far.state_rank = 1
)

select * from current_states
