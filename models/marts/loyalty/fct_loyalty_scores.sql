{{ config(materialized='view') }}

with

loyalty_scores as (
    select
        ranked.customer_id,
        ranked.loyalty_type,
        ranked.score,
        ranked.score_beyond_minimum,
        ranked.is_assigned,
        scores.evidence,
        scores.evidence_it
    from {{ ref('int_loyalty_scores_ranked') }} as ranked
    inner join {{ ref('int_loyalty_scores') }} as scores
        on
            ranked.customer_id = scores.customer_id
            and ranked.loyalty_type = scores.loyalty_type
)

select * from loyalty_scores
