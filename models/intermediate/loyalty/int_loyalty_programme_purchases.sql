-- A purchase is the programme's where it uses it that day or follows one of its offers within a few days.
with

purchases as (
    select * from {{ ref('int_loyalty_purchases') }}
),

programme_days as (
    select * from {{ ref('int_loyalty_programme_days') }}
),

purchases_after_offers as (
    select distinct
        purchases.customer_id,
        purchases.purchase_number
    from purchases
    inner join programme_days
        on
            purchases.customer_id = programme_days.customer_id
            and purchases.purchased_at >= programme_days.first_offered_at
            and {{ days_between('programme_days.occurred_on', 'purchases.purchased_on') }}
            <= {{ var('programme_offer_days') }}
),

programme_purchases as (
    select
        purchases.customer_id,
        purchases.purchase_number,
        purchases.gap_days,
        purchases.redeems_points or coalesce(programme_days.is_rewarded, false) as is_rewarded,
        purchases.redeems_points
        or coalesce(programme_days.is_used, false)
        or purchases_after_offers.customer_id is not null as is_programme
    from purchases
    left join programme_days
        on
            purchases.customer_id = programme_days.customer_id
            and purchases.purchased_on = programme_days.occurred_on
    left join purchases_after_offers
        on
            purchases.customer_id = purchases_after_offers.customer_id
            and purchases.purchase_number = purchases_after_offers.purchase_number
)

select * from programme_purchases
