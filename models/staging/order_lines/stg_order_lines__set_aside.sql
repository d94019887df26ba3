{{ config(materialized='incremental', incremental_strategy='by_customer') }}

with

set_aside_order_lines as (
    select
        coalesce(customer_id, '') as customer_id,
        order_id,
        line_number,
        row_status,
        rejection_reason,
        raw_row
    from {{ ref('stg_order_lines__judged') }}
    where row_status <> 'accepted'
)

select * from set_aside_order_lines
