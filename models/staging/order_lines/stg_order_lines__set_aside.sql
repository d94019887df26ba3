{{ config(materialized='incremental', incremental_strategy='by_customer') }}

with

set_aside_order_lines as (
    select
        order_id,
        line_number,
        row_status,
        rejection_reason,
        raw_row,
        coalesce(customer_id, '') as customer_id
    from {{ ref('stg_order_lines__judged') }}
    where row_status <> 'accepted'
)

select * from set_aside_order_lines
