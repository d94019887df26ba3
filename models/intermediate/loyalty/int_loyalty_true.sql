-- Speaks for the shop, keeps buying, and not because of a discount.
with

acts as (
    select
        purchases.customer_id,
        purchases.count_purchases,
        purchases.count_gaps,
        purchases.count_gaps - purchases.count_gaps_on_time as count_late_gaps,
        coalesce(touchpoints.count_acts, 0) as count_acts,
        coalesce(touchpoints.count_prompted_acts, 0) as count_prompted_acts,
        coalesce(touchpoints.count_acts, 0)
        - (1 - {{ var('prompted_act_weight') }}) * coalesce(touchpoints.count_prompted_acts, 0) as whole_acts,
        price.count_priced,
        price.discounted_rate,
        price.shop_discounted_rate,
        1 - coalesce({{ beyond_shop_level('price.discounted_rate', 'price.shop_discounted_rate') }}, 0)
            as full_price_rate
    from {{ ref('int_loyalty_purchases_summed_to_customers') }} as purchases
    inner join {{ ref('int_loyalty_price') }} as price on purchases.customer_id = price.customer_id
    left join {{ ref('int_loyalty_touchpoints_summed_to_customers') }} as touchpoints
        on purchases.customer_id = touchpoints.customer_id
),

-- Late gaps are few or many only beside others: some that were on time are taken for granted.
acts_with_rates as (
    select
        *,
        {{ rate('10000 * whole_acts', '10000 * (whole_acts + ' ~ var('acts_for_half') ~ ')') }} as act_rate,
        {{ rate('count_late_gaps', '(count_gaps + ' ~ var('true_prior_gaps') ~ ')') }} as late_rate
    from acts
),

acts_of_shop as (
    select max(count_acts) > 0 as has_acts
    from acts
),

-- Less than one whole act, such as one prompted review alone, makes nobody true.
loyalty_true as (
    select
        acts_with_rates.customer_id,
        'true' as loyalty_type,
        case
            when acts_of_shop.has_acts and acts_with_rates.whole_acts < 1 then cast(0 as decimal(9, 4))
            when acts_of_shop.has_acts
                then cast(
                    acts_with_rates.act_rate
                    * cast((1 - {{ var('true_late_weight') }} * acts_with_rates.late_rate) as decimal(9, 4))
                    * acts_with_rates.full_price_rate as decimal(9, 4)
                )
        end as score,
        acts_with_rates.count_purchases,
        acts_with_rates.count_acts,
        acts_with_rates.count_prompted_acts,
        acts_with_rates.count_gaps,
        acts_with_rates.count_late_gaps,
        acts_with_rates.full_price_rate,
        acts_with_rates.count_priced,
        acts_with_rates.discounted_rate,
        acts_with_rates.shop_discounted_rate
    from acts_with_rates
    cross join acts_of_shop
)

select * from loyalty_true
