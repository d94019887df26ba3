-- What had been spent by each purchase, and in which third of its band of purchase numbers that lies.
with

amounts_by_day as (
    select
        orders.customer_id,
        cast(orders.ordered_at as date) as purchased_on,
        sum(orders.net_amount) as net_amount
    from {{ ref('stg_orders') }} as orders
    inner join {{ ref('int_customers_observed') }} as customers on orders.customer_id = customers.customer_id
    where orders.is_counting
    group by orders.customer_id, cast(orders.ordered_at as date)
),

purchases_with_spend as (
    select
        purchases.customer_id,
        purchases.purchase_number,
        purchases.purchased_at,
        sum(amounts_by_day.net_amount) over (
            partition by purchases.customer_id order by purchases.purchase_number asc rows unbounded preceding
        ) as spent_amount
    from {{ ref('int_purchases') }} as purchases
    inner join amounts_by_day
        on
            purchases.customer_id = amounts_by_day.customer_id
            and purchases.purchased_on = amounts_by_day.purchased_on
),

purchases_in_bands as (
    select
        purchases.*,
        policy.first_purchase_number as purchase_band
    from purchases_with_spend as purchases
    inner join {{ ref('int_lapse_policy') }} as policy
        on
            purchases.purchase_number >= policy.first_purchase_number
            and (policy.last_purchase_number is null or purchases.purchase_number <= policy.last_purchase_number)
),

ranked_purchases as (
    select
        *,
        rank() over (partition by purchase_band order by spent_amount asc) as spend_rank,
        count(*) over (partition by purchase_band) as count_purchases
    from purchases_in_bands
),

-- Equal amounts share a third.
purchases_spent as (
    select
        customer_id,
        purchase_number,
        purchased_at,
        cast(purchase_band as integer) as purchase_band,
        cast(spent_amount as {{ type_amount() }}) as spent_amount,
        cast(1 + {{ integer_division('3 * (spend_rank - 1)', 'count_purchases') }} as integer) as spend_third
    from ranked_purchases
)

select * from purchases_spent
