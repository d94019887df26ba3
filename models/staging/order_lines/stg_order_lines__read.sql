{%- set columns = column_types(ref('base_order_lines__touched')) -%}

-- Reasons to reject that a raw order line gives by itself.
with

read_lines as (
    select
        *,
        {{ read_decimal('quantity', columns) }} as read_quantity,
        {{ read_decimal('net_amount', columns) }} as read_net_amount,
        {{ read_decimal('list_amount', columns) }} as read_list_amount,
        {{ read_decimal('discount_amount', columns) }} as read_discount_amount
    from {{ ref('base_order_lines__touched') }}
),

lines_with_reason as (
    select
        order_id,
        line_number,
        product_id,
        quantity,
        net_amount,
        list_amount,
        discount_amount,
        read_quantity,
        read_net_amount,
        read_list_amount,
        read_discount_amount,
        case
            when order_id is null then 'missing_order_id'
            when line_number is null then 'missing_line_number'
            when product_id is null then 'missing_product_id'
            when quantity is null then 'missing_quantity'
            when net_amount is null then 'missing_net_amount'
            when read_quantity is null then 'unreadable_quantity'
            when read_net_amount is null then 'unreadable_net_amount'
            when list_amount is not null and read_list_amount is null then 'unreadable_list_amount'
            when discount_amount is not null and read_discount_amount is null then 'unreadable_discount_amount'
            when read_net_amount < 0 or read_list_amount < 0 or read_discount_amount < 0 then 'negative_amount'
        end as rejection_reason
    from read_lines
)

select * from lines_with_reason
