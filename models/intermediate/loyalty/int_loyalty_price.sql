-- Discount dependence beyond the shop's own: where everything is discounted, nobody is loyal to the price.
with

purchases as (
    select
        customer_id,
        count_purchases,
        count_priced,
        count_discounted,
        {{ rate('count_discounted', 'count_priced') }} as discounted_rate,
        least({{ rate_of_amounts('discount_amount', 'list_amount') }}, 1) as discount_rate
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

scores as (
    select
        customer_id,
        'price' as loyalty_type,
        cast(
            dependence_beyond_shop
            * {{ rate('count_priced', '(count_priced + ' ~ var('loyalty_prior_purchases') ~ ')') }} as decimal(9, 4)
        ) as score,
        count_purchases,
        discounted_rate,
        discount_rate,
        discount_dependence,
        shop_discounted_rate,
        shop_discount_rate,
        shop_discount_dependence
    from dependences_beyond_shop
),

scores_beside_sentence as (
    select
        scores.*,
        loyalty_types.evidence_en,
        loyalty_types.evidence_it
    from scores
    inner join {{ ref('loyalty_types') }} as loyalty_types on scores.loyalty_type = loyalty_types.loyalty_type
),

loyalty_price as (
    select
        customer_id,
        loyalty_type,
        score,
        count_purchases,
        discounted_rate,
        discount_rate,
        discount_dependence,
        shop_discounted_rate,
        shop_discount_rate,
        shop_discount_dependence,
        case when score is not null then {{ price_evidence('en') }} end as evidence,
        case when score is not null then {{ price_evidence('it') }} end as evidence_it
    from scores_beside_sentence
)

select * from loyalty_price
