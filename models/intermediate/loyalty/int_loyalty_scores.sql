{{ config(materialized='view') }}

with

loyalty_scores as (
    select
        customer_id,
        loyalty_type,
        score
    from {{ ref('int_loyalty_true') }}
    union all
    select
        customer_id,
        loyalty_type,
        score
    from {{ ref('int_loyalty_price') }}
    union all
    select
        customer_id,
        loyalty_type,
        score
    from {{ ref('int_loyalty_programme') }}
    union all
    select
        customer_id,
        loyalty_type,
        score
    from {{ ref('int_loyalty_convenience') }}
    union all
    select
        customer_id,
        loyalty_type,
        score
    from {{ ref('int_loyalty_perks') }}
    union all
    select
        customer_id,
        loyalty_type,
        score
    from {{ ref('int_loyalty_satisfied') }}
)

select * from loyalty_scores
