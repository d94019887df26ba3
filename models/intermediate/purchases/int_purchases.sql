-- A purchase later than the due date of being lost is a recovery and starts a new lifetime.
with

purchases_beside_previous as (
    select
        *,
        lag(at_risk_after_days) over customer_purchases as previous_at_risk_after_days,
        lag(lost_after_days) over customer_purchases as previous_lost_after_days,
        lag(purchased_on, 2) over customer_purchases as purchased_two_before_on
    from {{ ref('int_purchases_paced') }}
    window customer_purchases as (partition by customer_id order by purchase_number asc)
),

purchases_in_lifetimes as (
    select
        *,
        cast(
            1 + sum(case when gap_days > previous_lost_after_days then 1 else 0 end) over customer_purchases
            as integer
        ) as lifetime_number,
        coalesce(gap_days > previous_lost_after_days, false) as is_recovery
    from purchases_beside_previous
    window customer_purchases as (partition by customer_id order by purchase_number asc rows unbounded preceding)
),

purchases_beside_lifetime as (
    select
        *,
        cast(row_number() over lifetime_purchases as integer) as lifetime_purchase_number,
        cast(
            sum(case when gap_days <= previous_at_risk_after_days then 1 else 0 end) over lifetime_purchases
            as integer
        ) as count_gaps_on_time,
        min(purchased_on) over lifetime_purchases as lifetime_purchased_on
    from purchases_in_lifetimes
    window
        lifetime_purchases as (
            partition by customer_id, lifetime_number
            order by purchase_number asc rows unbounded preceding
        )
),

-- Gaps telescope: the last two are the days since the purchase before last, the earlier ones the days before it.
purchases_with_gap_sums as (
    select
        *,
        case
            when lifetime_purchase_number > {{ var('slowing_min_gaps') }} and lifetime_purchase_number > 3
                then {{ days_between('purchased_two_before_on', 'purchased_on') }}
        end as last_two_gaps_days,
        case
            when lifetime_purchase_number > {{ var('slowing_min_gaps') }} and lifetime_purchase_number > 3
                then {{ days_between('lifetime_purchased_on', 'purchased_two_before_on') }}
        end as earlier_gaps_days
    from purchases_beside_lifetime
),

purchases as (
    select
        customer_id,
        purchase_number,
        purchased_on,
        purchased_at,
        count_orders,
        gap_days,
        is_recovery,
        lifetime_number,
        lifetime_purchase_number,
        {{ days_between('lifetime_purchased_on', 'purchased_on') }} as lifetime_tenure_days,
        count_gaps_on_time,
        last_two_gaps_days,
        earlier_gaps_days,
        coalesce(
            last_two_gaps_days * (lifetime_purchase_number - 3) > {{ var('slowing_multiple') }} * 2 * earlier_gaps_days,
            false
        ) as is_slowed,
        case
            when lifetime_number > 1 and lifetime_purchase_number <= {{ var('win_back_purchases') }} then 'won_back'
            else 'active'
        end as lapse_state,
        previous_at_risk_after_days,
        previous_lost_after_days,
        expected_gap_days,
        at_risk_after_days,
        lost_after_days,
        {{ add_days('purchased_on', 'at_risk_after_days + 1') }} as at_risk_at,
        {{ add_days('purchased_on', 'lost_after_days + 1') }} as lost_at,
        next_purchased_at
    from purchases_with_gap_sums
)

select * from purchases
