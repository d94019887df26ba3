-- The thirds of what customers have spent by a purchase, among purchases of the same band of purchase numbers. Equal
-- amounts share a third.
with

amounts as (
    select
        policy.first_purchase_number,
        policy.last_purchase_number,
        purchases.spent_amount,
        count(*) as count_purchases
    from {{ ref('int_purchases') }} as purchases
    inner join {{ ref('int_lapse_policy') }} as policy
        on
            purchases.purchase_number >= policy.first_purchase_number
            and (policy.last_purchase_number is null or purchases.purchase_number <= policy.last_purchase_number)
    group by policy.first_purchase_number, policy.last_purchase_number, purchases.spent_amount
),

amounts_in_order as (
    select
        *,
        sum(count_purchases) over (
            partition by first_purchase_number order by spent_amount asc rows unbounded preceding
        ) - count_purchases as count_less,
        sum(count_purchases) over (partition by first_purchase_number) as count_all
    from amounts
),

spend_thirds as (
    select
        first_purchase_number,
        last_purchase_number,
        min(case when 3 * count_less >= count_all then spent_amount end) as second_third_amount,
        min(case when 3 * count_less >= 2 * count_all then spent_amount end) as highest_third_amount
    from amounts_in_order
    group by first_purchase_number, last_purchase_number
)

select * from spend_thirds
