-- After each purchase two dates are known in advance, so a silent customer never needs recomputing.
with

-- By number, since there are few: to compare each purchase with the bands would have an engine sort them all.
policy_by_number as (
    select
        numbers.purchase_number,
        policy.typical_gap_days,
        policy.at_risk_multiple,
        policy.lost_multiple
    from (
        select distinct purchases.purchase_number
        from {{ ref('int_purchases_numbered') }} as purchases
    ) as numbers
    inner join {{ ref('int_lapse_policy') }} as policy
        on
            numbers.purchase_number >= policy.first_purchase_number
            and (policy.last_purchase_number is null or numbers.purchase_number <= policy.last_purchase_number)
),

-- The customer's own rhythm, pulled toward the shop's while little is known; kept as whole numbers:
-- expected gap = gap_numerator / (10 x gap_denominator).
purchases_with_expectation as (
    select
        purchases.*,
        policy_by_number.at_risk_multiple,
        policy_by_number.lost_multiple,
        cast(round({{ var('gap_prior_weight') }} * 1000) as bigint)
        * cast(policy_by_number.typical_gap_days * 10 as bigint)
        + 10000 * purchases.capped_gap_days as gap_numerator,
        cast(round({{ var('gap_prior_weight') }} * 1000) as bigint)
        + 1000 * (purchases.purchase_number - 1) as gap_denominator
    from {{ ref('int_purchases_numbered') }} as purchases
    inner join policy_by_number on purchases.purchase_number = policy_by_number.purchase_number
),

purchases_with_due_days as (
    select
        *,
        {{ lapse_due_days(
            'at_risk_multiple', 'gap_numerator', 'gap_denominator', var('at_risk_min_days'), var('at_risk_max_days')
        ) }} as at_risk_after_days,
        {{ lapse_due_days(
            'lost_multiple', 'gap_numerator', 'gap_denominator', var('lost_min_days'), var('lost_max_days')
        ) }} as lost_multiple_days
    from purchases_with_expectation
),

purchases_paced as (
    select
        customer_id,
        purchase_number,
        purchased_on,
        purchased_at,
        count_orders,
        gap_days,
        next_gap_days,
        next_purchased_at,
        spent_amount,
        cast(
            {{ integer_division('20000 * gap_numerator + 10 * gap_denominator', '20 * gap_denominator') }}
            * cast(0.0001 as decimal(5, 4)) as decimal(12, 4)
        ) as expected_gap_days,
        at_risk_after_days,
        greatest(lost_multiple_days, at_risk_after_days + 1) as lost_after_days
    from purchases_with_due_days
)

select * from purchases_paced
