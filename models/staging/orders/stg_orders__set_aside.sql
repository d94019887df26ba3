{{ config(materialized='incremental', incremental_strategy='by_customer') }}

with

set_aside_orders as (
    select
        order_id,
        loaded_at,
        row_status,
        rejection_reason,
        raw_row,
        coalesce(customer_id, '') as customer_id
    from {{ ref('stg_orders__judged') }}
    where row_status <> 'accepted'
)

select * from set_aside_orders
