with

stages as (
    select
        stage,
        stage_order,
        stage_category,
        category_order,
        colour,
        label_en,
        label_it,
        description_en,
        description_it
    from {{ ref('stages') }}
)

select * from stages
