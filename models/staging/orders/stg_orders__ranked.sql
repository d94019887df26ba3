-- Which of the raw orders with one key counts: nearly all come once.
with

read_orders as (
    select
        *,
        {{ is_candidate('read_ordered_at') }} as is_candidate
    from {{ ref('stg_orders__read') }}
),

repeated_orders as (
    select * from {{ ref('stg_orders__repeated') }}
),

orders_that_come_once as (
    select
        order_id,
        customer_id,
        ordered_at,
        net_amount,
        status,
        channel,
        currency,
        list_amount,
        discount_amount,
        coupon_code,
        points_earned,
        points_redeemed,
        is_reorder,
        loaded_at,
        read_ordered_at,
        read_net_amount,
        read_list_amount,
        read_discount_amount,
        read_points_earned,
        read_points_redeemed,
        read_loaded_at,
        exchange_rate,
        rejection_reason,
        case when is_candidate then 1 end as load_rank
    from read_orders
    where
        order_id is null
        or order_id not in (select repeated_orders.order_id from repeated_orders)
),

ranked_orders as (
    select * from orders_that_come_once
    union all
    select
        order_id,
        customer_id,
        ordered_at,
        net_amount,
        status,
        channel,
        currency,
        list_amount,
        discount_amount,
        coupon_code,
        points_earned,
        points_redeemed,
        is_reorder,
        loaded_at,
        read_ordered_at,
        read_net_amount,
        read_list_amount,
        read_discount_amount,
        read_points_earned,
        read_points_redeemed,
        read_loaded_at,
        exchange_rate,
        rejection_reason,
        load_rank
    from repeated_orders
    {% if is_by_customer() -%}
    where {{ is_touched('owner_id') }}
    {%- endif %}
)

select * from ranked_orders
