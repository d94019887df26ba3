with

conversion_types as (
    select
        conversion_type,
        conversion_order,
        label_en,
        label_it
    from {{ ref('conversion_types') }}
)

select * from conversion_types
