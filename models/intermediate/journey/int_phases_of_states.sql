-- The phase of every stage and intent that occurs, in each framework.
with

states as (
    select distinct
        stage,
        coalesce(prospect_intent, '') as intent
    from {{ ref('int_journey_states') }}
),

-- A phase given for the very intent goes before one given for any.
phases_of_states as (
    select
        framework_phases.framework,
        states.stage,
        states.intent,
        coalesce(
            max(case when framework_phases.prospect_intent is not null then framework_phases.phase end),
            max(framework_phases.phase)
        ) as phase
    from states
    inner join {{ ref('int_framework_phases') }} as framework_phases
        on
            states.stage = framework_phases.stage
            and (framework_phases.prospect_intent is null or states.intent = framework_phases.prospect_intent)
    group by framework_phases.framework, states.stage, states.intent
)

select * from phases_of_states
