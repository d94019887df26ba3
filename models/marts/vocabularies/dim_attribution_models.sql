with

attribution_models as (
    select
        attribution_model,
        model_order,
        is_by_touchpoint,
        label_en,
        label_it,
        description_en,
        description_it
    from {{ ref('attribution_models') }}
)

select * from attribution_models
