{{ config(materialized='view') }}

with

loyalty_scores as (
    select
        customer_id,
        loyalty_type,
        score,
        score_beyond_minimum,
        is_assigned,
        evidence,
        evidence_it
    from {{ ref('int_loyalty_scores_explained') }}
)

select * from loyalty_scores
