-- Who comes for the Wi-Fi buys seldom and little: the use of perks, weighed by that.
with

perk_use as (
    select
        purchases.customer_id,
        purchases.count_purchases,
        coalesce(touchpoints.count_perks, 0) as count_perks,
        {{ rate(
            'least(coalesce(touchpoints.count_perks, 0), purchases.count_purchases)', 'purchases.count_purchases'
        ) }} as perk_rate,
        loyalty_customers.expected_gap_days,
        {{ average('purchases.net_amount', 'purchases.count_purchases') }} as amount_per_purchase
    from {{ ref('int_loyalty_purchases_summed_to_customers') }} as purchases
    inner join {{ ref('int_loyalty_customers') }} as loyalty_customers
        on purchases.customer_id = loyalty_customers.customer_id
    left join {{ ref('int_loyalty_touchpoints_summed_to_customers') }} as touchpoints
        on purchases.customer_id = touchpoints.customer_id
),

shop_level as (
    select
        max(count_perks) > 0 as has_perks,
        {{ shop_median('expected_gap_days') }} as shop_expected_gap_days,
        {{ shop_median('amount_per_purchase') }} as shop_amount_per_purchase
    from perk_use
),

signs as (
    select
        perk_use.*,
        shop_level.has_perks,
        shop_level.shop_expected_gap_days,
        shop_level.shop_amount_per_purchase,
        {{ below_shop_level('shop_level.shop_expected_gap_days', 'perk_use.expected_gap_days') }} as sporadic_sign,
        {{ below_shop_level('perk_use.amount_per_purchase', 'shop_level.shop_amount_per_purchase') }}
            as little_revenue_sign
    from perk_use
    cross join shop_level
),

loyalty_perks as (
    select
        customer_id,
        'perks' as loyalty_type,
        case
            when has_perks
                then cast(
                    perk_rate * (
                        {{ var('perks_use_weight') }}
                        + (1 - {{ var('perks_use_weight') }}) * 0.5
                        * (coalesce(sporadic_sign, 0) + coalesce(little_revenue_sign, 0))
                    ) as decimal(9, 4)
                )
        end as score,
        count_purchases,
        count_perks,
        perk_rate,
        expected_gap_days,
        amount_per_purchase,
        shop_expected_gap_days,
        shop_amount_per_purchase
    from signs
)

select * from loyalty_perks
