-- Which of the raw orders with one key counts. Rows that are rejected by themselves, or dated after the variable
-- as_of, take no part.
with

read_orders as (
    select
        *,
        rejection_reason is null and {{ is_by_as_of('read_ordered_at') }} as is_candidate
    from {{ ref('stg_orders__read') }}
),

repeated_keys as (
    select order_id
    from read_orders
    where is_candidate
    group by order_id
    having count(*) > 1
),

-- Only rows whose key comes again are ranked: few are.
repeats as (
    select
        read_orders.*,
        {{ first_loaded_rank(['read_orders.order_id'], [
            'customer_id', 'ordered_at', 'net_amount', 'status', 'channel', 'currency',
            'list_amount', 'discount_amount', 'coupon_code', 'points_earned', 'points_redeemed',
            'is_reorder', 'loaded_at',
        ], 'read_loaded_at') }} as load_rank
    from read_orders
    where
        read_orders.is_candidate
        and read_orders.order_id in (select repeated_keys.order_id from repeated_keys)
),

repeats_and_others as (
    select * from repeats
    union all
    select
        *,
        case when read_orders.is_candidate then 1 end as load_rank
    from read_orders
    where
        not read_orders.is_candidate
        or read_orders.order_id not in (select repeated_keys.order_id from repeated_keys)
),

ranked_orders as (
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
    from repeats_and_others
)

select * from ranked_orders
