-- The highest tier reached by spending or by referrals, and what is missing to the next one.
with

orders as (
    select
        orders.customer_id,
        sum(
            case
                when orders.ordered_at > {{ add_days('clock.clock_at', -var('loyalty_window_days')) }}
                    then orders.net_amount
                else 0
            end
        ) as window_net_amount
    from {{ ref('stg_orders') }} as orders
    cross join {{ ref('stg_clock') }} as clock
    where orders.is_counting
    group by orders.customer_id
),

referrals as (
    select
        touchpoints.customer_id,
        cast(count(*) as integer) as window_referrals
    from {{ ref('int_loyalty_touchpoints') }} as touchpoints
    cross join {{ ref('stg_clock') }} as clock
    where
        touchpoints.is_referral
        and touchpoints.occurred_at > {{ add_days('clock.clock_at', -var('loyalty_window_days')) }}
    group by touchpoints.customer_id
),

buyers as (
    select
        orders.customer_id,
        orders.window_net_amount,
        coalesce(referrals.window_referrals, 0) as window_referrals
    from orders
    left join referrals on orders.customer_id = referrals.customer_id
),

tiers_reached as (
    select
        buyers.customer_id,
        buyers.window_net_amount,
        buyers.window_referrals,
        max(loyalty_tiers.tier_order) as tier_order
    from buyers
    left join {{ ref('loyalty_tiers') }} as loyalty_tiers
        on
            buyers.window_net_amount >= loyalty_tiers.min_net_amount
            or buyers.window_referrals >= loyalty_tiers.min_referrals
    group by buyers.customer_id, buyers.window_net_amount, buyers.window_referrals
),

tiers_in_order as (
    select
        *,
        lag(tier_order) over (order by tier_order asc) as previous_tier_order
    from {{ ref('loyalty_tiers') }}
),

customers_with_tier as (
    select
        tiers_reached.customer_id,
        reached_tiers.loyalty_tier,
        next_tiers.loyalty_tier as next_loyalty_tier,
        cast(tiers_reached.window_net_amount as {{ type_amount() }}) as window_net_amount,
        tiers_reached.window_referrals,
        cast(next_tiers.min_net_amount - tiers_reached.window_net_amount as {{ type_amount() }})
            as next_tier_net_amount,
        next_tiers.min_referrals - tiers_reached.window_referrals as next_tier_referrals
    from tiers_reached
    left join tiers_in_order as reached_tiers on tiers_reached.tier_order = reached_tiers.tier_order
    left join tiers_in_order as next_tiers
        on coalesce(tiers_reached.tier_order, -1) = coalesce(next_tiers.previous_tier_order, -1)
)

select * from customers_with_tier
