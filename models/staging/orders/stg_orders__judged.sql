{{ config(post_hook="{{ check_readable(this, 'raw_orders') }}") }}

-- Every raw order once: accepted, rejected with its reason, or dated after the clock.
with

dated_orders as (
    select
        stg_orders__read.*,
        {{ row_status('read_ordered_at') }} as row_status
    from {{ ref('stg_orders__read') }} as stg_orders__read
    cross join {{ ref('stg_clock') }} as stg_clock
),

repeated_keys as (
    select order_id
    from dated_orders
    where row_status = 'accepted'
    group by order_id
    having count(*) > 1
),

-- Only rows whose key comes again are ranked: few are.
repeats as (
    select
        dated_orders.*,
        {{ first_loaded_rank(['order_id'], [
            'customer_id', 'ordered_at', 'net_amount', 'status', 'channel', 'currency', 'list_amount',
            'discount_amount', 'coupon_code', 'points_earned', 'points_redeemed', 'is_reorder', 'loaded_at',
        ], 'read_loaded_at') }} as load_rank
    from dated_orders
    where
        row_status = 'accepted'
        and order_id in (select repeated_keys.order_id from repeated_keys)
),

orders_with_rank as (
    select * from repeats
    union all
    select
        *,
        1 as load_rank
    from dated_orders
    where
        row_status <> 'accepted'
        or order_id not in (select repeated_keys.order_id from repeated_keys)
),

judged_orders as (
    select
        order_id,
        customer_id,
        read_ordered_at as ordered_at,
        lower(status) as status,
        channel,
        upper(currency) as currency,
        exchange_rate,
        cast(read_net_amount * exchange_rate as {{ type_amount() }}) as net_amount,
        cast(read_list_amount * exchange_rate as {{ type_amount() }}) as list_amount,
        cast(read_discount_amount * exchange_rate as {{ type_amount() }}) as discount_amount,
        coupon_code,
        read_points_earned as points_earned,
        read_points_redeemed as points_redeemed,
        {{ read_boolean('is_reorder') }} as is_reorder,
        read_loaded_at as loaded_at,
        case when load_rank > 1 then 'rejected' else row_status end as row_status,
        case when load_rank > 1 then 'duplicate' else rejection_reason end as rejection_reason,
        case
            when load_rank > 1 or row_status = 'rejected'
                then {{ raw_row_as_json(raw_contract('raw_orders')['required'] + raw_contract('raw_orders')['optional']) }}
        end as raw_row
    from orders_with_rank
)

select * from judged_orders
