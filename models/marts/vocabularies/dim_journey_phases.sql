-- Griffin's stages are the fourth framework; their one place is the seed stages.
with

journey_phases as (
    select
        framework,
        phase,
        phase_order,
        colour,
        label_en,
        label_it
    from {{ ref('journey_phases') }}
    union all
    select
        'griffin' as framework,
        stage as phase,
        stage_order as phase_order,
        colour,
        label_en,
        label_it
    from {{ ref('stages') }}
)

select * from journey_phases
