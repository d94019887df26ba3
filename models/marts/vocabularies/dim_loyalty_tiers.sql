with

loyalty_tiers as (
    select
        loyalty_tier,
        tier_order,
        min_net_amount,
        min_referrals,
        colour,
        label_en,
        label_it
    from {{ ref('loyalty_tiers') }}
)

select * from loyalty_tiers
