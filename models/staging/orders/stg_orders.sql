{{ config(
    materialized='incremental',
    incremental_strategy='by_customer',
    post_hook="{{ check_currencies(this) }}"
) }}

with

judged_orders as (
    select * from {{ ref('stg_orders__judged') }}
),

accepted_orders as (
    select
        order_id,
        customer_id,
        ordered_at,
        status,
        channel,
        currency,
        exchange_rate,
        net_amount,
        list_amount,
        discount_amount,
        points_earned,
        points_redeemed,
        is_reorder,
        coalesce(status not in ({{ text_list(var('excluded_order_statuses')) }}), true) as is_counting
    from judged_orders
    where row_status = 'accepted'
)

select * from accepted_orders
