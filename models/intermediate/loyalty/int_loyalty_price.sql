with

discounts as (
    select
        customer_id,
        count_purchases,
        count_discounted,
        {{ rate('count_discounted', 'count_priced') }} as discounted_rate,
        {{ rate_of_amounts('discount_amount', 'list_amount') }} as discount_rate
    from {{ ref('int_loyalty_purchases_summed_to_customers') }}
),

dependences as (
    select
        *,
        cast(
            {{ var('price_amount_weight') }} * discount_rate
            + (1 - {{ var('price_amount_weight') }}) * discounted_rate as decimal(9, 4)
        ) as discount_dependence
    from discounts
),

shop_level as (
    select
        max(count_discounted) > 0 as has_discounts,
        {{ shop_median('discounted_rate') }} as discounted_rate,
        {{ shop_median('discount_dependence') }} as discount_dependence
    from dependences
),

loyalty_price as (
    select
        dependences.customer_id,
        dependences.discounted_rate,
        dependences.discount_rate,
        dependences.discount_dependence,
        shop_level.discounted_rate as shop_discounted_rate,
        shop_level.discount_dependence as shop_discount_dependence,
        case
            when shop_level.has_discounts
                then {{ beyond_shop_level('dependences.discount_dependence', 'shop_level.discount_dependence') }}
        end as score
    from dependences
    cross join shop_level
)

select * from loyalty_price
