-- An order line goes with its order: accepted, not yet, or of an order that is unknown.
with

orders as (
    select
        order_id,
        customer_id,
        ordered_at,
        is_counting,
        exchange_rate,
        'accepted' as order_status
    from {{ ref('stg_orders') }}
    union all
    select distinct
        order_id,
        cast(null as {{ dbt.type_string() }}) as customer_id,
        cast(null as timestamp) as ordered_at,
        cast(null as boolean) as is_counting,
        cast(null as decimal(16, 8)) as exchange_rate,
        'not_yet' as order_status
    from {{ ref('stg_orders__set_aside') }}
    where
        row_status = 'not_yet'
        and order_id not in (select stg_orders.order_id from {{ ref('stg_orders') }} as stg_orders)
),

dated_lines as (
    select
        read_lines.order_id,
        read_lines.line_number,
        read_lines.product_id,
        read_lines.quantity,
        read_lines.net_amount,
        read_lines.list_amount,
        read_lines.discount_amount,
        read_lines.read_quantity,
        read_lines.read_net_amount,
        read_lines.read_list_amount,
        read_lines.read_discount_amount,
        read_lines.rejection_reason,
        orders.exchange_rate,
        orders.customer_id,
        orders.ordered_at,
        orders.is_counting,
        case
            when read_lines.rejection_reason is not null or orders.order_id is null then 'rejected'
            else orders.order_status
        end as row_status
    from {{ ref('stg_order_lines__read') }} as read_lines
    left join orders on read_lines.order_id = orders.order_id
)

select * from dated_lines
