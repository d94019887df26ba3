with

surveys as (
    select
        survey,
        touchpoint_type,
        survey_order,
        label_en,
        label_it
    from {{ ref('surveys') }}
)

select * from surveys
