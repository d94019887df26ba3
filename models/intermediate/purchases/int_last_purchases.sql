-- The last purchase of each customer, with the due dates it sets.
with

last_purchases as (
    select
        purchases.customer_id,
        purchases.purchase_number as count_purchases,
        purchases.purchased_at as last_purchased_at,
        {{ days_between('purchases.purchased_on', 'clock.clock_on') }} as days_since_purchase,
        purchases.expected_gap_days,
        purchases.at_risk_after_days,
        purchases.lost_after_days,
        purchases.at_risk_at,
        purchases.lost_at
    from {{ ref('int_purchases') }} as purchases
    cross join {{ ref('stg_clock') }} as clock
    where purchases.next_purchased_at is null
)

select * from last_purchases
