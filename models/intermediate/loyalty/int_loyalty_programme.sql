-- How much more than usual in the shop is bought for the programme, and whether a reward in sight hurries.
with

use_of_programme as (
    select
        customer_id,
        count(*) as count_purchases,
        sum(case when is_programme then 1 else 0 end) as count_programme,
        count(case when is_rewarded then gap_days end) as count_reward_gaps,
        sum(case when is_rewarded then gap_days end) as reward_gaps_days,
        count(case when not is_rewarded then gap_days end) as count_other_gaps,
        sum(case when not is_rewarded then gap_days end) as other_gaps_days
    from {{ ref('int_loyalty_programme_purchases') }}
    group by customer_id
),

rates as (
    select
        customer_id,
        count_purchases,
        {{ rate('count_programme', 'count_purchases') }} as programme_rate,
        case
            when
                count_reward_gaps > 0
                and reward_gaps_days * count_other_gaps < other_gaps_days * count_reward_gaps
                then {{ rate(
                    '(other_gaps_days * count_reward_gaps - reward_gaps_days * count_other_gaps)',
                    '(other_gaps_days * count_reward_gaps)'
                ) }}
            else cast(0 as decimal(9, 4))
        end as reward_gap_shorter_rate
    from use_of_programme
),

shop_level as (
    select {{ shop_median('programme_rate') }} as shop_programme_rate
    from rates
),

programme_of_shop as (
    select
        coalesce(
            max(case when purchases.has_points or touchpoints.has_programme then 1 else 0 end) = 1, false
        ) as has_programme
    from {{ ref('int_loyalty_purchases_summed_to_customers') }} as purchases
    left join {{ ref('int_loyalty_touchpoints_summed_to_customers') }} as touchpoints
        on purchases.customer_id = touchpoints.customer_id
),

rates_beyond_shop as (
    select
        rates.*,
        shop_level.shop_programme_rate,
        programme_of_shop.has_programme,
        {{ beyond_shop_level('rates.programme_rate', 'shop_level.shop_programme_rate') }} as programme_beyond_shop
    from rates
    cross join shop_level
    cross join programme_of_shop
),

loyalty_programme as (
    select
        customer_id,
        'programme' as loyalty_type,
        case
            when has_programme
                then cast(
                    {{ var('programme_use_weight') }} * programme_beyond_shop
                    * {{ rate('count_purchases', '(count_purchases + ' ~ var('loyalty_prior_purchases') ~ ')') }}
                    + (1 - {{ var('programme_use_weight') }}) * reward_gap_shorter_rate as decimal(9, 4)
                )
        end as score,
        count_purchases,
        programme_rate,
        reward_gap_shorter_rate,
        shop_programme_rate
    from rates_beyond_shop
)

select * from loyalty_programme
