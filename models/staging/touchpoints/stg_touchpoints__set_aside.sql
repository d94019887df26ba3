{{ config(materialized='incremental', incremental_strategy='by_customer') }}

with

set_aside_touchpoints as (
    select
        touchpoint_id,
        loaded_at,
        row_status,
        rejection_reason,
        raw_row,
        coalesce(customer_id, 'anonymous:' || anonymous_id, '') as customer_id
    from {{ ref('stg_touchpoints__judged') }}
    where row_status <> 'accepted'
)

select * from set_aside_touchpoints
