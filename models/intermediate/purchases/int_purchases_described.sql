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

purchases_described as (
    select
        purchases.customer_id,
        purchases.purchase_number,
        purchases.purchased_on,
        purchases.purchased_at,
        purchases.gap_days,
        purchases.gap_days <= purchases.previous_at_risk_after_days as is_on_time,
        min({{ by_code_point('orders.channel') }}) as channel,
        cast(sum(orders.net_amount) as {{ type_amount() }}) as net_amount,
        cast(sum(orders.list_amount) as {{ type_amount() }}) as list_amount,
        cast(sum(orders.discount_amount) as {{ type_amount() }}) as discount_amount,
        max(case when orders.is_reorder then 1 when not orders.is_reorder then 0 end) = 1 as is_reorder,
        max(case when orders.points_redeemed > 0 then 1 else 0 end) = 1 as redeems_points,
        max(case when orders.points_earned > 0 or orders.points_redeemed > 0 then 1 else 0 end) = 1 as has_points
    from {{ touched(ref('int_purchases')) }} as purchases
    inner join orders
        on
            purchases.customer_id = orders.customer_id
            and purchases.purchased_on = orders.purchased_on
    group by
        purchases.customer_id,
        purchases.purchase_number,
        purchases.purchased_on,
        purchases.purchased_at,
        purchases.gap_days,
        purchases.previous_at_risk_after_days
)

select * from purchases_described
