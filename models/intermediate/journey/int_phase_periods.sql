-- Uninterrupted stays in a phase of each framework, past the clock too.
with

states_beside_previous as (
    select
        customer_id,
        changed_at,
        stage,
        prospect_intent,
        lag(stage) over customer_states as previous_stage,
        lag(prospect_intent) over customer_states as previous_intent
    from {{ ref('int_journey_states') }}
    window customer_states as (partition by customer_id order by changed_at asc)
),

changes_of_stage_or_intent as (
    select
        customer_id,
        changed_at,
        stage,
        prospect_intent
    from states_beside_previous
    where
        stage is distinct from previous_stage
        or prospect_intent is distinct from previous_intent
),

-- A phase given for the very intent goes before one given for any.
phases_reached as (
    select
        changes.customer_id,
        framework_phases.framework,
        changes.changed_at,
        coalesce(
            max(case when framework_phases.prospect_intent is not null then framework_phases.phase end),
            max(framework_phases.phase)
        ) as phase
    from changes_of_stage_or_intent as changes
    inner join {{ ref('int_framework_phases') }} as framework_phases
        on
            changes.stage = framework_phases.stage
            and (
                framework_phases.prospect_intent is null
                or changes.prospect_intent = framework_phases.prospect_intent
            )
    group by changes.customer_id, framework_phases.framework, changes.changed_at
),

phases_beside_previous as (
    select
        *,
        lag(phase) over (partition by customer_id, framework order by changed_at asc) as previous_phase
    from phases_reached
),

phase_periods as (
    select
        customer_id,
        framework,
        phase,
        changed_at as entered_at,
        lead(changed_at) over (partition by customer_id, framework order by changed_at asc) as exited_at
    from phases_beside_previous
    where phase is distinct from previous_phase
)

select * from phase_periods
