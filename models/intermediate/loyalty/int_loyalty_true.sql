with

acts as (
    select
        purchases.customer_id,
        coalesce(touchpoints.count_acts, 0) as count_acts,
        coalesce(touchpoints.count_prompted_acts, 0) as count_prompted_acts,
        {{ rate('purchases.count_gaps_on_time', 'purchases.count_gaps') }} as on_time_rate,
        price.discounted_rate,
        price.shop_discounted_rate
    from {{ ref('int_loyalty_purchases_summed_to_customers') }} as purchases
    inner join {{ ref('int_loyalty_price') }} as price on purchases.customer_id = price.customer_id
    left join {{ ref('int_loyalty_touchpoints_summed_to_customers') }} as touchpoints
        on purchases.customer_id = touchpoints.customer_id
),

acts_weighed as (
    select
        *,
        2 * (count_acts - count_prompted_acts) + count_prompted_acts as half_acts,
        1 - coalesce({{ beyond_shop_level('discounted_rate', 'shop_discounted_rate') }}, 0) as full_price_sign
    from acts
),

shop as (
    select max(count_acts) > 0 as has_acts
    from acts
),

loyalty_true as (
    select
        acts_weighed.customer_id,
        acts_weighed.count_acts,
        acts_weighed.count_prompted_acts,
        acts_weighed.on_time_rate,
        acts_weighed.full_price_sign,
        case
            when shop.has_acts and half_acts < 2 then cast(0 as decimal(9, 4))
            when shop.has_acts
                then cast({{ rate('half_acts', '(half_acts + 2)') }} * coalesce(on_time_rate, 0) * full_price_sign as decimal(9, 4))
        end as score
    from acts_weighed
    cross join shop
)

select * from loyalty_true
