{{ config(post_hook="{{ check_readable(this, 'raw_orders') }}") }}
{%- set columns = column_types(ref('base_orders__touched')) -%}

-- Reasons to reject that a raw order gives by itself, whatever the date of the build.
with

base_orders as (
    select * from {{ ref('base_orders__touched') }}
),

exchange_rates as (
    select
        rate,
        upper(trim(currency)) as currency
    from {{ ref('exchange_rates') }}
),

read_orders as (
    select
        *,
        {{ read_timestamp('ordered_at', columns) }} as read_ordered_at,
        {{ read_decimal('net_amount', columns) }} as read_net_amount,
        {{ read_decimal('list_amount', columns) }} as read_list_amount,
        {{ read_decimal('discount_amount', columns) }} as read_discount_amount,
        {{ read_decimal('points_earned', columns) }} as read_points_earned,
        {{ read_decimal('points_redeemed', columns) }} as read_points_redeemed,
        {{ read_timestamp('loaded_at', columns) }} as read_loaded_at,
        upper(trim({{ text_setting('reporting_currency') }})) as reporting_currency
    from base_orders
),

-- Without a reporting currency the shop's one currency is taken at face value.
orders_with_rate as (
    select
        read_orders.*,
        cast(
            case
                when read_orders.reporting_currency is null or read_orders.currency is null then 1
                when upper(read_orders.currency) = read_orders.reporting_currency then 1
                else exchange_rates.rate
            end as decimal(16, 8)
        ) as exchange_rate
    from read_orders
    left join exchange_rates on upper(read_orders.currency) = exchange_rates.currency
),

orders_with_reason as (
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
        case
            when order_id is null then 'missing_order_id'
            when customer_id is null then 'missing_customer_id'
            when ordered_at is null then 'missing_ordered_at'
            when net_amount is null then 'missing_net_amount'
            when read_ordered_at is null then 'unreadable_ordered_at'
            when read_net_amount is null then 'unreadable_net_amount'
            when list_amount is not null and read_list_amount is null then 'unreadable_list_amount'
            when discount_amount is not null and read_discount_amount is null then 'unreadable_discount_amount'
            when points_earned is not null and read_points_earned is null then 'unreadable_points_earned'
            when points_redeemed is not null and read_points_redeemed is null then 'unreadable_points_redeemed'
            when loaded_at is not null and read_loaded_at is null then 'unreadable_loaded_at'
            when {{ is_future_date('read_ordered_at', 'read_loaded_at') }} then 'future_date'
            when read_net_amount < 0 or read_list_amount < 0 or read_discount_amount < 0 then 'negative_amount'
            when exchange_rate is null then 'no_exchange_rate'
        end as rejection_reason
    from orders_with_rate
)

select * from orders_with_reason
