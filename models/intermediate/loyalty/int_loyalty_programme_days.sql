-- The days on which the loyalty programme spoke to a customer or was used.
with

programme_days as (
    select
        touchpoints.customer_id,
        cast(touchpoints.occurred_at as date) as occurred_on,
        max(case when touchpoints.signal in ('programme_used', 'points_redeemed') then 1 else 0 end) = 1 as is_used,
        max(case when touchpoints.signal = 'points_redeemed' then 1 else 0 end) = 1 as is_rewarded,
        min(case when touchpoints.is_programme_offer then touchpoints.occurred_at end) as first_offered_at
    from {{ ref('int_loyalty_touchpoints') }} as touchpoints
    inner join {{ ref('int_loyalty_customers') }} as loyalty_customers
        on touchpoints.customer_id = loyalty_customers.customer_id
    where
        touchpoints.occurred_at > loyalty_customers.window_begins_at
        and (touchpoints.signal in ('programme_used', 'points_redeemed') or touchpoints.is_programme_offer)
    group by touchpoints.customer_id, cast(touchpoints.occurred_at as date)
)

select * from programme_days
