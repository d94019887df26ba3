-- Discount dependence beyond the shop's own: where everything is discounted, nobody is loyal to the price.
with

purchases as (
    select
        customer_id,
        count_purchases,
        count_priced,
        count_discounted,
        {{ rate('count_discounted', 'count_priced') }} as discounted_rate,
        {{ rate_of_amounts(
            'case when discount_amount > list_amount then list_amount else discount_amount end', 'list_amount'
        ) }} as discount_rate
    from {{ ref('int_loyalty_purchases_summed_to_customers') }}
),

dependences as (
    select
        *,
        cast(
            {{ var('price_amount_weight') }} * coalesce(discount_rate, 0)
            + (1 - {{ var('price_amount_weight') }}) * discounted_rate as decimal(9, 4)
        ) as discount_dependence
    from purchases
),

shop_level as (
    select
        max(count_discounted) > 0 as has_discounts,
        {{ shop_median('discounted_rate') }} as shop_discounted_rate,
        {{ shop_median('discount_rate') }} as shop_discount_rate,
        {{ shop_median('discount_dependence') }} as shop_discount_dependence
    from dependences
),

dependences_beyond_shop as (
    select
        dependences.*,
        shop_level.shop_discounted_rate,
        shop_level.shop_discount_rate,
        shop_level.shop_discount_dependence,
        case
            when shop_level.has_discounts
                then {{ beyond_shop_level('dependences.discount_dependence', 'shop_level.shop_discount_dependence') }}
        end as dependence_beyond_shop
    from dependences
    cross join shop_level
),

loyalty_price as (
    select
        customer_id,
        'price' as loyalty_type,
        cast(
            dependence_beyond_shop
            * {{ rate('count_priced', '(count_priced + ' ~ var('loyalty_prior_purchases') ~ ')') }} as decimal(9, 4)
        ) as score,
        count_purchases,
        count_priced,
        discounted_rate,
        discount_rate,
        discount_dependence,
        shop_discounted_rate,
        shop_discount_rate,
        shop_discount_dependence
    from dependences_beyond_shop
)

select * from loyalty_price
