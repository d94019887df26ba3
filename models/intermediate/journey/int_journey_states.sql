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
        cast(sum(
            case flag
                when 'disqualified' then {{ flag_unit('disqualified') }}
                when 'symptom' then {{ flag_unit('symptom') }}
                when 'loyal' then {{ flag_unit('loyal') }}
                when 'advocacy' then {{ flag_unit('advocacy') }}
                else 0
            end * step
        ) as bigint) as flags_step
    from changes
    group by customer_id, changed_at
),

running_states as (
    select
        customer_id,
        changed_at,
        cast(max(base_ordinal) over instants_so_far as integer) as base_ordinal,
        cast(max(lifetime_number) over instants_so_far as integer) as lifetime_number,
        cast(sum(flags_step) over instants_so_far as bigint) as open_flags,
        lead(changed_at) over (partition by customer_id order by changed_at asc) as next_changed_at
    from instants
    window instants_so_far as (partition by customer_id order by changed_at asc rows unbounded preceding)
),

states_with_flags as (
    select
        *,
        {{ count_of_flag('open_flags', 'disqualified') }} > 0 as is_disqualified,
        {{ count_of_flag('open_flags', 'symptom') }} > 0 as has_open_symptom,
        {{ count_of_flag('open_flags', 'loyal') }} > 0 as is_loyal,
        {{ count_of_flag('open_flags', 'advocacy') }} >= {{ var('advocate_min_acts') }} as is_advocating
    from running_states
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
    from states_with_flags
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
