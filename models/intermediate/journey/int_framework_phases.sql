-- The crosswalk of stages to phases, Griffin's own stages among the frameworks.
with

framework_phases as (
    select
        framework,
        stage,
        prospect_intent,
        phase
    from {{ ref('framework_phases') }}
    union all
    select
        'griffin' as framework,
        stage,
        cast(null as {{ dbt.type_string() }}) as prospect_intent,
        stage as phase
    from {{ ref('stages') }}
)

select * from framework_phases
