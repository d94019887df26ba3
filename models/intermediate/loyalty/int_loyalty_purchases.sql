-- The purchases that loyalty is judged by, each with what its orders say.
with

purchases as (
    select
        purchases.customer_id,
        purchases.purchase_number,
        purchases.purchased_on,
        purchases.gap_days,
        purchases.gap_days <= purchases.previous_at_risk_after_days as is_on_time
    from {{ ref('int_purchases') }} as purchases
    inner join {{ ref('int_loyalty_customers') }} as loyalty_customers
        on purchases.customer_id = loyalty_customers.customer_id
    where purchases.purchased_at > loyalty_customers.window_begins_at
),

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
    from {{ ref('stg_orders') }}
    where is_counting
),

loyalty_purchases as (
    select
        purchases.customer_id,
        purchases.purchase_number,
        purchases.purchased_on,
        purchases.gap_days,
        purchases.is_on_time,
        min({{ by_code_point('orders.channel') }}) as channel,
        sum(orders.net_amount) as net_amount,
        sum(orders.list_amount) as list_amount,
        sum(orders.discount_amount) as discount_amount,
        max(case when orders.is_reorder then 1 when not orders.is_reorder then 0 end) = 1 as is_reorder,
        max(case when orders.points_redeemed > 0 then 1 else 0 end) = 1 as redeems_points,
        max(case when orders.points_earned > 0 or orders.points_redeemed > 0 then 1 else 0 end) = 1 as has_points
    from purchases
    inner join orders
        on
            purchases.customer_id = orders.customer_id
            and purchases.purchased_on = orders.purchased_on
    group by
        purchases.customer_id,
        purchases.purchase_number,
        purchases.purchased_on,
        purchases.gap_days,
        purchases.is_on_time
)

select * from loyalty_purchases
