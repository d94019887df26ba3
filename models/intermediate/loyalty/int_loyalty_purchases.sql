{{ config(materialized='view') }}

-- The purchases that loyalty is judged by.
with

loyalty_purchases as (
    select
        purchases.customer_id,
        purchases.purchase_number,
        purchases.purchased_at,
        purchases.purchased_on,
        purchases.gap_days,
        purchases.is_on_time,
        purchases.channel,
        purchases.net_amount,
        purchases.list_amount,
        purchases.discount_amount,
        purchases.is_reorder,
        purchases.redeems_points,
        purchases.has_points
    from {{ ref('int_purchases_described') }} as purchases
    inner join {{ ref('int_loyalty_customers') }} as loyalty_customers
        on purchases.customer_id = loyalty_customers.customer_id
    where purchases.purchased_at > loyalty_customers.window_begins_at
)

select * from loyalty_purchases
