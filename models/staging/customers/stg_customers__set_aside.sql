{{ config(materialized='incremental', incremental_strategy='by_customer') }}

with

set_aside_customers as (
    select
        coalesce(customer_id, '') as customer_id,
        loaded_at,
        row_status,
        rejection_reason,
        raw_row
    from {{ ref('stg_customers__judged') }}
    where row_status <> 'accepted'
)

select * from set_aside_customers
