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
        {{ rate('count_programme', 'count_purchases') }} as programme_rate,
        case
            when count_reward_gaps > 0 and count_other_gaps > 0
                then {{ below_shop_level(
                    'reward_gaps_days * count_other_gaps', 'other_gaps_days * count_reward_gaps'
                ) }}
        end as reward_gap_shorter_rate
    from use_of_programme
),

shop_level as (
    select {{ shop_median('programme_rate') }} as programme_rate
    from rates
),

programme_in_shop as (
    select
        sum(purchases.count_with_points) > 0 or sum(touchpoints.count_programme_signals) > 0 as has_programme
    from {{ ref('int_loyalty_purchases_summed_to_customers') }} as purchases
    left join {{ ref('int_loyalty_touchpoints_summed_to_customers') }} as touchpoints
        on purchases.customer_id = touchpoints.customer_id
),

loyalty_programme as (
    select
        rates.customer_id,
        rates.programme_rate,
        rates.reward_gap_shorter_rate,
        shop_level.programme_rate as shop_programme_rate,
        case
            when programme_in_shop.has_programme
                then cast(
                    {{ var('programme_use_weight') }}
                    * {{ beyond_shop_level('rates.programme_rate', 'shop_level.programme_rate') }}
                    + (1 - {{ var('programme_use_weight') }}) * coalesce(rates.reward_gap_shorter_rate, 0)
                    as decimal(9, 4)
                )
        end as score
    from rates
    cross join shop_level
    cross join programme_in_shop
)

select * from loyalty_programme
