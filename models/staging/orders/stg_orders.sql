{{ config(
    materialized='incremental',
    incremental_strategy='by_customer',
    post_hook="{{ check_currencies(this) }}"
) }}

-- The first of each key, which the clock need not be asked for: it is the latest of them, or the variable as_of, beyond
-- which none is ranked.
with

first_orders as (
    select * from {{ ref('stg_orders__ranked') }}
    where load_rank = 1
),

orders_converted as (
    select
        order_id,
        customer_id,
        read_ordered_at as ordered_at,
        lower(status) as status,
        channel,
        upper(currency) as currency,
        exchange_rate,
        {{ in_reporting_currency('read_net_amount') }} as net_amount,
        {{ in_reporting_currency('read_list_amount') }} as list_amount,
        {{ in_reporting_currency('read_discount_amount') }} as discount_amount,
        read_points_earned as points_earned,
        read_points_redeemed as points_redeemed,
        {{ read_boolean('is_reorder', column_types(ref('stg_orders__ranked'))) }} as is_reorder
    from first_orders
),

accepted_orders as (
    select
        *,
        coalesce(status not in ({{ text_list(var('excluded_order_statuses')) }}), true) as is_counting
    from orders_converted
)

select * from accepted_orders
