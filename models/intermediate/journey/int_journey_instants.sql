{{ config(materialized='incremental', incremental_strategy='by_customer') }}

-- The running state of the stream of changes: how far a person has come and which flags are open, as numbers, and the
-- stage that follows, from an instant on and just before it. Not cut at the clock, it holds what comes next too.
with

changes as (
    select
        customer_id,
        changed_at,
        {{ progress_of('lifetime_number', 'base_ordinal') }} as progress,
        0 as flags_step
    from {{ ref('int_changes_of_base') }}
    union all
    select
        customer_id,
        changed_at,
        null as progress,
        step * case flag
            when 'disqualified' then {{ flag_unit('disqualified') }}
            when 'symptom' then {{ flag_unit('symptom') }}
            when 'loyal' then {{ flag_unit('loyal') }}
            when 'advocacy' then {{ flag_unit('advocacy') }}
        end as flags_step
    from {{ ref('int_changes_of_flags') }}
),

-- Everything of one instant is applied together.
instants as (
    select
        customer_id,
        changed_at,
        cast(sum(flags_step) as bigint) as flags_step,
        max(progress) as progress
    from changes
    group by customer_id, changed_at
),

running_instants as (
    select
        customer_id,
        changed_at,
        flags_step,
        cast(sum(flags_step) over (customer_instants rows unbounded preceding) as bigint) as open_flags,
        lead(changed_at) over customer_instants as next_changed_at,
        max(progress) over (customer_instants rows unbounded preceding) as progress,
        max(progress) over (
            customer_instants rows between unbounded preceding and 1 preceding
        ) as previous_progress
    from instants
    window customer_instants as (partition by customer_id order by changed_at asc)
),

running_states as (
    select
        *,
        {{ base_of('progress') }} as base_ordinal,
        {{ base_of('previous_progress') }} as previous_base_ordinal,
        open_flags - flags_step as previous_open_flags
    from running_instants
),

levels as (
    select
        *,
        {{ journey_level('base_ordinal', 'open_flags') }} as level,
        {{ journey_level('previous_base_ordinal', 'previous_open_flags') }} as previous_level,
        {{ lapse_state_of('base_ordinal') }} as lapse_state,
        {{ lapse_state_of('previous_base_ordinal') }} as previous_lapse_state
    from running_states
),

journey_instants as (
    select
        customer_id,
        changed_at,
        next_changed_at,
        progress,
        previous_progress,
        open_flags,
        {{ journey_stage('level', 'lapse_state', 'open_flags') }} as stage,
        {{ journey_stage('previous_level', 'previous_lapse_state', 'previous_open_flags') }} as previous_stage
    from levels
)

select * from journey_instants
