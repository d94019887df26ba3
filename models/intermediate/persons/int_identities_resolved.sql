{{ config(materialized='incremental', incremental_strategy='by_customer', unique_key='anonymous_id') }}

-- An anonymous id belongs to the customer it was first identified as.
with

identifications as (
    select
        anonymous_id,
        customer_id,
        identified_at
    from {{ touched(ref('stg_identities'), 'anonymous_id', is_alone=true) }}
    union all
    select
        anonymous_id,
        customer_id,
        first_touched_at as identified_at
    from {{ ref('stg_touchpoints__reduced') }}
    where
        anonymous_id is not null
        and customer_id is not null
),

ranked_identifications as (
    select
        anonymous_id,
        customer_id,
        row_number() over (
            partition by anonymous_id
            order by identified_at asc nulls last, {{ by_code_point('customer_id') }} asc
        ) as identification_rank
    from identifications
),

resolved_identities as (
    select
        anonymous_id,
        customer_id
    from ranked_identifications
    where identification_rank = 1
)

select * from resolved_identities
