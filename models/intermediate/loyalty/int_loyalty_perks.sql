with

perk_use as (
    select
        purchases.customer_id,
        coalesce(touchpoints.count_perks, 0) as count_perks,
        {{ rate('least(coalesce(touchpoints.count_perks, 0), purchases.count_purchases)', 'purchases.count_purchases') }} as perk_rate,
        loyalty_customers.expected_gap_days,
        cast(purchases.net_amount / purchases.count_purchases as {{ type_amount() }}) as net_amount_per_purchase
    from {{ ref('int_loyalty_purchases_summed_to_customers') }} as purchases
    inner join {{ ref('int_loyalty_customers') }} as loyalty_customers
        on purchases.customer_id = loyalty_customers.customer_id
    left join {{ ref('int_loyalty_touchpoints_summed_to_customers') }} as touchpoints
        on purchases.customer_id = touchpoints.customer_id
),

shop_level as (
    select
        max(count_perks) > 0 as has_perks,
        {{ shop_median('expected_gap_days') }} as expected_gap_days,
        {{ shop_median('net_amount_per_purchase') }} as net_amount_per_purchase
    from perk_use
),

loyalty_perks as (
    select
        perk_use.customer_id,
        perk_use.count_perks,
        perk_use.perk_rate,
        perk_use.expected_gap_days,
        perk_use.net_amount_per_purchase,
        shop_level.expected_gap_days as shop_expected_gap_days,
        shop_level.net_amount_per_purchase as shop_net_amount_per_purchase,
        case when shop_level.has_perks then cast(perk_use.perk_rate * (1
        + {{ below_shop_level('shop_level.expected_gap_days', 'perk_use.expected_gap_days') }}
        + {{ below_shop_level('perk_use.net_amount_per_purchase', 'shop_level.net_amount_per_purchase') }}) / 3.0 as decimal(9,4)) end as score
    from perk_use
    cross join shop_level
)

select * from loyalty_perks
