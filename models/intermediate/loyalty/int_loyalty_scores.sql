with

loyalty_scores as (
    select customer_id, 'true' as loyalty_type, score, cast(null as {{ dbt.type_string() }}) as evidence from {{ ref('int_loyalty_true') }}
    union all
    select customer_id, 'price' as loyalty_type, score, null as evidence from {{ ref('int_loyalty_price') }}
    union all
    select customer_id, 'programme' as loyalty_type, score, null as evidence from {{ ref('int_loyalty_programme') }}
    union all
    select customer_id, 'convenience' as loyalty_type, score, null as evidence from {{ ref('int_loyalty_convenience') }}
    union all
    select customer_id, 'perks' as loyalty_type, score, null as evidence from {{ ref('int_loyalty_perks') }}
    union all
    select customer_id, 'satisfied' as loyalty_type, score, null as evidence from {{ ref('int_loyalty_satisfied') }}
)

select * from loyalty_scores
