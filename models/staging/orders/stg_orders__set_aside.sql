with

set_aside_orders as (
    select
        order_id,
        loaded_at,
        row_status,
        rejection_reason,
        raw_row
    from {{ ref('stg_orders__judged') }}
    where row_status <> 'accepted'
)

select * from set_aside_orders
