-- An order line goes with its order. Of one that is not accepted, the clock says later whether it is not yet.
with

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
        orders.exchange_rate,
        orders.customer_id,
        orders.ordered_at,
        orders.is_counting,
        case
            when read_lines.rejection_reason is not null then read_lines.rejection_reason
            when orders.order_id is null then 'unknown_order'
        end as rejection_reason
    from {{ ref('stg_order_lines__read') }} as read_lines
    left join {{ ref('stg_orders') }} as orders on read_lines.order_id = orders.order_id
)

select * from dated_lines
