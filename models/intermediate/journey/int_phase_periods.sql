{{ config(materialized='incremental', incremental_strategy='by_customer') }}

-- Uninterrupted stays in a phase of each framework, past the clock too.
with

changes_of_stage_or_intent as (
    select
        customer_id,
        changed_at,
        stage,
        prospect_intent,
        previous_stage,
        previous_prospect_intent
    from {{ touched(ref('int_journey_states'), is_alone=true) }}
    where
        stage is distinct from previous_stage
        or prospect_intent is distinct from previous_prospect_intent
),

phases_of_states as (
    select * from {{ ref('int_phases_of_states') }}
),

entries as (
    select
        changes.customer_id,
        reached.framework,
        reached.phase,
        changes.changed_at
    from changes_of_stage_or_intent as changes
    inner join phases_of_states as reached
        on
            changes.stage = reached.stage
            and coalesce(changes.prospect_intent, '') = reached.intent
    left join phases_of_states as previous
        on
            reached.framework = previous.framework
            and changes.previous_stage = previous.stage
            and coalesce(changes.previous_prospect_intent, '') = previous.intent
    where reached.phase is distinct from previous.phase
),

phase_periods as (
    select
        customer_id,
        framework,
        phase,
        changed_at as entered_at,
        lead(changed_at) over (partition by customer_id, framework order by changed_at asc) as exited_at
    from entries
)

select * from phase_periods
