with

loyalty_types as (
    select
        loyalty_type,
        precedence,
        minimum_score,
        colour,
        label_en,
        label_it,
        vulnerability,
        vulnerability_it,
        keeping_cost,
        keeping_cost_it
    from {{ ref('loyalty_types') }}
)

select * from loyalty_types
