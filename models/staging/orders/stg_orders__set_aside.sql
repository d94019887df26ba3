{{ config(materialized='incremental', incremental_strategy='by_customer') }}

with

set_aside_orders as (
    select
        coalesce(customer_id, '') as customer_id,
        order_id,
        loaded_at,
        row_status,
        rejection_reason,
        raw_row
    from {{ ref('stg_orders__judged') }}
    where row_status <> 'accepted'
)

select * from set_aside_orders
