{{ config(materialized='incremental', incremental_strategy='by_customer') }}

-- The raw orders that are not accepted: rejected with the reason, or dated after the clock.
with

other_orders as (
    select
        stg_orders__ranked.*,
        {{ row_status('read_ordered_at') }} as row_status
    from {{ ref('stg_orders__ranked') }} as stg_orders__ranked
    cross join {{ ref('stg_clock') }} as stg_clock
    where stg_orders__ranked.load_rank is distinct from 1
),

set_aside_orders as (
    select
        order_id,
        read_loaded_at as loaded_at,
        row_status,
        case when row_status = 'rejected' then coalesce(rejection_reason, 'duplicate') end as rejection_reason,
        case when row_status = 'rejected' then {{ raw_row_as_json('raw_orders') }} end as raw_row,
        coalesce(customer_id, '') as customer_id
    from other_orders
)

select * from set_aside_orders
