{{ config(materialized='incremental', incremental_strategy='by_customer') }}

-- A purchase later than the due date of being lost is a recovery and starts a new lifetime.
with

-- What a gap was is known at the purchase before it, so one window tells lifetimes and gaps on time.
purchases_so_far as (
    select
        *,
        lag(at_risk_after_days) over customer_purchases as previous_at_risk_after_days,
        lag(lost_after_days) over customer_purchases as previous_lost_after_days,
        lag(purchased_on, 2) over customer_purchases as purchased_two_before_on,
        first_value(purchased_on) over customer_purchases as first_purchased_on,
        coalesce(sum(case when next_gap_days > lost_after_days then 1 else 0 end) over earlier_purchases, 0)
            as count_recoveries,
        coalesce(sum(case when next_gap_days <= at_risk_after_days then 1 else 0 end) over earlier_purchases, 0)
            as count_on_time
    from {{ ref('int_purchases_paced') }}
    window
        customer_purchases as (partition by customer_id order by purchase_number asc),
        earlier_purchases as (
            partition by customer_id
            order by purchase_number asc
            rows between unbounded preceding and 1 preceding
        )
),

-- Few customers have more than one lifetime.
recoveries as (
    select
        customer_id,
        count_recoveries,
        purchase_number,
        purchased_on,
        count_on_time
    from purchases_so_far
    where gap_days > previous_lost_after_days
),

purchases_in_lifetimes as (
    select
        purchases_so_far.*,
        cast(purchases_so_far.count_recoveries + 1 as integer) as lifetime_number,
        cast(purchases_so_far.purchase_number - coalesce(recoveries.purchase_number - 1, 0) as integer)
            as lifetime_purchase_number,
        cast(purchases_so_far.count_on_time - coalesce(recoveries.count_on_time, 0) as integer) as count_gaps_on_time,
        coalesce(purchases_so_far.purchase_number = recoveries.purchase_number, false) as is_recovery,
        coalesce(recoveries.purchased_on, purchases_so_far.first_purchased_on) as lifetime_purchased_on
    from purchases_so_far
    left join recoveries
        on
            purchases_so_far.customer_id = recoveries.customer_id
            and purchases_so_far.count_recoveries = recoveries.count_recoveries
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
    from purchases_in_lifetimes
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
        lifetime_number > 1 and lifetime_purchase_number <= {{ var('win_back_purchases') }} as is_won_back,
        previous_at_risk_after_days,
        previous_lost_after_days,
        expected_gap_days,
        at_risk_after_days,
        lost_after_days,
        {{ add_days('purchased_on', 'at_risk_after_days + 1') }} as at_risk_at,
        {{ add_days('purchased_on', 'lost_after_days + 1') }} as lost_at,
        next_purchased_at,
        spent_amount
    from purchases_with_gap_sums
)

select * from purchases
