-- One channel, one click, no looking around: a sign alone is chance, so what cannot be seen adds nothing.
with

purchases_in_channels as (
    select
        customer_id,
        channel,
        count(*) as count_in_channel
    from {{ ref('int_loyalty_purchases') }}
    where channel is not null
    group by customer_id, channel
),

channels as (
    select
        customer_id,
        cast(sum(count_in_channel) as bigint) as count_in_channels,
        {{ rate('max(count_in_channel)', 'sum(count_in_channel)') }} as one_channel_rate
    from purchases_in_channels
    group by customer_id
),

rates as (
    select
        purchases.customer_id,
        purchases.count_purchases,
        coalesce(channels.count_in_channels, 0) as count_in_channels,
        channels.one_channel_rate,
        {{ rate('purchases.count_reorders', 'purchases.count_reorders_known') }} as reorder_rate,
        {{ rate('coalesce(touchpoints.count_looks, 0)', 'purchases.count_purchases') }} as looks_per_purchase
    from {{ ref('int_loyalty_purchases_summed_to_customers') }} as purchases
    left join channels on purchases.customer_id = channels.customer_id
    left join {{ ref('int_loyalty_touchpoints_summed_to_customers') }} as touchpoints
        on purchases.customer_id = touchpoints.customer_id
),

shop_level as (
    select
        count(one_channel_rate) + count(reorder_rate) > 0 or max(looks_per_purchase) > 0 as has_signs,
        {{ shop_median('one_channel_rate') }} as shop_one_channel_rate,
        {{ shop_median('looks_per_purchase') }} as shop_looks_per_purchase
    from rates
),

signs as (
    select
        rates.*,
        shop_level.has_signs,
        shop_level.shop_one_channel_rate,
        shop_level.shop_looks_per_purchase,
        {{ beyond_shop_level('rates.one_channel_rate', 'shop_level.shop_one_channel_rate') }} as one_channel_sign,
        {{ below_shop_level('rates.looks_per_purchase', 'shop_level.shop_looks_per_purchase') }} as few_looks_sign
    from rates
    cross join shop_level
),

loyalty_convenience as (
    select
        customer_id,
        'convenience' as loyalty_type,
        case
            when has_signs
                then cast(
                    {{ var('convenience_channel_weight') }} * coalesce(one_channel_sign, 0)
                    + {{ var('convenience_reorder_weight') }} * coalesce(reorder_rate, 0)
                    + (1 - {{ var('convenience_channel_weight') }} - {{ var('convenience_reorder_weight') }})
                    * coalesce(few_looks_sign, 0) as decimal(9, 4)
                )
        end as score,
        count_purchases,
        count_in_channels,
        one_channel_rate,
        reorder_rate,
        looks_per_purchase,
        shop_one_channel_rate,
        shop_looks_per_purchase
    from signs
)

select * from loyalty_convenience
