{{ config(materialized='incremental', incremental_strategy='by_customer') }}

-- The running state of the stream of changes; it is not cut at the clock, so it holds what comes next too.
with

changes as (
    select
        customer_id,
        changed_at,
        base_ordinal,
        lifetime_number,
        cast(null as {{ dbt.type_string() }}) as flag,
        0 as step
    from {{ ref('int_changes_of_base') }}
    union all
    select
        customer_id,
        changed_at,
        null as base_ordinal,
        null as lifetime_number,
        flag,
        step
    from {{ ref('int_changes_of_flags') }}
),

-- Everything of one instant is applied together.
instants as (
    select
        customer_id,
        changed_at,
        max(base_ordinal) as base_ordinal,
        max(lifetime_number) as lifetime_number,
        sum(case when flag = 'disqualified' then step else 0 end) as disqualified_step,
        sum(case when flag = 'symptom' then step else 0 end) as symptom_step,
        sum(case when flag = 'loyal' then step else 0 end) as loyal_step,
        sum(case when flag = 'advocacy' then step else 0 end) as advocacy_step
    from changes
    group by customer_id, changed_at
),

running_states as (
    select
        customer_id,
        changed_at,
        cast(max(base_ordinal) over instants_so_far as integer) as base_ordinal,
        cast(max(lifetime_number) over instants_so_far as integer) as lifetime_number,
        sum(disqualified_step) over instants_so_far > 0 as is_disqualified,
        sum(symptom_step) over instants_so_far > 0 as has_open_symptom,
        sum(loyal_step) over instants_so_far > 0 as is_loyal,
        sum(advocacy_step) over instants_so_far >= {{ var('advocate_min_acts') }} as is_advocating,
        lead(changed_at) over (partition by customer_id order by changed_at asc) as next_changed_at
    from instants
    window instants_so_far as (partition by customer_id order by changed_at asc rows unbounded preceding)
),

states_with_level as (
    select
        *,
        case when base_ordinal < 10 then 0 else {{ integer_division('base_ordinal', '10') }} end as purchase_number,
        {{ journey_level('base_ordinal', 'is_loyal', 'is_advocating') }} as level,
        case
            when base_ordinal < 10 then null
            when base_ordinal % 10 = 0 then 'active'
            when base_ordinal % 10 = 1 then 'won_back'
            when base_ordinal % 10 = 2 then 'at_risk'
            else 'lost'
        end as lapse_state,
        case
            when base_ordinal <= 2 then 'aware'
            when base_ordinal = 3 then 'considering'
            when base_ordinal = 4 then 'deciding'
        end as prospect_intent
    from running_states
),

journey_states as (
    select
        customer_id,
        changed_at,
        next_changed_at,
        cast(purchase_number as integer) as purchase_number,
        lifetime_number,
        level,
        lapse_state,
        prospect_intent,
        has_open_symptom,
        {{ journey_stage('level', 'lapse_state', 'has_open_symptom', 'is_disqualified') }} as stage
    from states_with_level
)

select * from journey_states
