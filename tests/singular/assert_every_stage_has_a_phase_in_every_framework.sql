-- For each intent that people in the stage can have: aware for suspects, all three for prospects, none for buyers.
with

stages as (
    select
        stage,
        stage_category
    from {{ ref('stages') }}
),

frameworks as (
    select distinct framework
    from {{ ref('journey_phases') }}
),

framework_phases as (
    select * from {{ ref('framework_phases') }}
),

intents as (
    select 'aware' as prospect_intent
    union all
    select 'considering' as prospect_intent
    union all
    select 'deciding' as prospect_intent
),

stages_and_intents as (
    select
        stages.stage,
        intents.prospect_intent
    from stages
    cross join intents
    where
        stages.stage_category = 'prospect'
        and (stages.stage <> 'suspect' or intents.prospect_intent = 'aware')
    union all
    select
        stage,
        cast(null as {{ dbt.type_string() }}) as prospect_intent
    from stages
    where stage_category <> 'prospect'
),

stages_without_phase as (
    select
        frameworks.framework,
        stages_and_intents.stage,
        stages_and_intents.prospect_intent
    from frameworks
    cross join stages_and_intents
    left join framework_phases
        on
            frameworks.framework = framework_phases.framework
            and stages_and_intents.stage = framework_phases.stage
            and (
                framework_phases.prospect_intent is null
                or stages_and_intents.prospect_intent = framework_phases.prospect_intent
            )
    where framework_phases.phase is null
)

select * from stages_without_phase
