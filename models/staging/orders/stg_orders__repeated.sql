-- The orders whose key comes again, ranked; rows that are rejected by themselves, or dated after the variable
-- as_of, take no part.
with

read_orders as (
    select * from {{ ref('stg_orders__read') }}
),

repeated_orders as (
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
        cast({{ first_loaded_rank(['order_id'], [
            'customer_id', 'ordered_at', 'net_amount', 'status', 'channel', 'currency',
            'list_amount', 'discount_amount', 'coupon_code', 'points_earned', 'points_redeemed',
            'is_reorder', 'loaded_at',
        ], 'read_loaded_at') }} as integer) as load_rank
    from read_orders
    where
        {{ is_candidate('read_ordered_at') }}
        and {{ key_hash('order_id') }} in (
            select repeated_hashes.key_hash from {{ ref('stg_orders__repeated_hashes') }} as repeated_hashes
        )
)

select * from repeated_orders
