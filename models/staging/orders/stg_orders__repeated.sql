{{ config(materialized='incremental', incremental_strategy='by_customer', unique_key='owner_id') }}

-- The orders whose key comes again; rows that are rejected by themselves, or dated after the variable as_of, take no
-- part in the ranking.
with

read_orders as (
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
        coalesce(customer_id, '') as owner_id
    from {{ ref('stg_orders__read') }}
    where
        {{ key_hash('order_id') }} in (
            select repeated_hashes.key_hash from {{ ref('stg_orders__repeated_hashes') }} as repeated_hashes
        )
),

-- Beside the rows of persons with news, those that others have under the same keys.
rows_of_same_keys as (
    select * from read_orders
    {% if is_by_customer() -%}
    where {{ is_touched('owner_id') }}
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
        owner_id
    from {{ this }}
    where
        not {{ is_touched('owner_id') }}
        and order_id in (select read_orders.order_id from read_orders)
    {%- endif %}
),

candidates_and_others as (
    select
        *,
        {{ is_candidate('read_ordered_at') }} as is_candidate
    from rows_of_same_keys
),

repeated_orders as (
    select
        *,
        case
            when is_candidate
                then cast({{ first_loaded_rank(['order_id', 'is_candidate'], [
                    'customer_id', 'ordered_at', 'net_amount', 'status', 'channel', 'currency',
                    'list_amount', 'discount_amount', 'coupon_code', 'points_earned', 'points_redeemed',
                    'is_reorder', 'loaded_at',
                ], 'read_loaded_at') }} as integer)
        end as load_rank
    from candidates_and_others
)

select * from repeated_orders
