{{ config(materialized='incremental', incremental_strategy='by_customer') }}

-- Each purchase with what its orders say.
with

orders as (
    select
        customer_id,
        channel,
        net_amount,
        is_reorder,
        points_earned,
        points_redeemed,
        cast(ordered_at as date) as purchased_on,
        {{ known_list_amount() }} as list_amount,
        {{ known_discount_amount() }} as discount_amount
    from {{ touched(ref('stg_orders'), is_alone=true) }}
    where is_counting
),

days_with_orders as (
    select
        customer_id,
        purchased_on,
        min({{ by_code_point('channel') }}) as channel,
        cast(sum(net_amount) as {{ type_amount() }}) as net_amount,
        cast(sum(list_amount) as {{ type_amount() }}) as list_amount,
        cast(sum(discount_amount) as {{ type_amount() }}) as discount_amount,
        max(case when is_reorder then 1 when not is_reorder then 0 end) = 1 as is_reorder,
        max(case when points_redeemed > 0 then 1 else 0 end) = 1 as redeems_points,
        max(case when points_earned > 0 or points_redeemed > 0 then 1 else 0 end) = 1 as has_points
    from orders
    group by customer_id, purchased_on
),

purchases_described as (
    select
        purchases.customer_id,
        purchases.purchase_number,
        purchases.purchased_on,
        purchases.purchased_at,
        purchases.gap_days,
        days_with_orders.channel,
        days_with_orders.net_amount,
        days_with_orders.list_amount,
        days_with_orders.discount_amount,
        days_with_orders.is_reorder,
        days_with_orders.redeems_points,
        days_with_orders.has_points,
        purchases.gap_days <= purchases.previous_at_risk_after_days as is_on_time
    from {{ touched(ref('int_purchases')) }} as purchases
    inner join days_with_orders
        on
            purchases.customer_id = days_with_orders.customer_id
            and purchases.purchased_on = days_with_orders.purchased_on
)

select * from purchases_described
