-- All counting orders of one customer on one day are one purchase: split invoices are one visit.
with

days_with_orders as (
    select
        customer_id,
        cast(ordered_at as date) as purchased_on,
        cast(count(*) as integer) as count_orders,
        min(ordered_at) as purchased_at,
        sum(net_amount) as net_amount
    from {{ touched(ref('stg_orders'), is_alone=true) }}
    where is_counting
    group by customer_id, cast(ordered_at as date)
),

days_with_neighbours as (
    select
        customer_id,
        purchased_on,
        purchased_at,
        count_orders,
        cast(row_number() over customer_days as integer) as purchase_number,
        first_value(purchased_on) over customer_days as first_purchased_on,
        lag(purchased_on) over customer_days as previous_purchased_on,
        lead(purchased_on) over customer_days as next_purchased_on,
        lead(purchased_at) over customer_days as next_purchased_at,
        sum(net_amount) over (customer_days rows unbounded preceding) as spent_amount
    from days_with_orders
    window customer_days as (partition by customer_id order by purchased_on asc)
),

purchases as (
    select
        *,
        {{ days_between('previous_purchased_on', 'purchased_on') }} as gap_days,
        {{ days_between('purchased_on', 'next_purchased_on') }} as next_gap_days
    from days_with_neighbours
),

-- Gaps telescope: their sum is the days since the first purchase, less what the few long ones have beyond the cap.
days_beyond_cap as (
    select
        purchases.customer_id,
        purchases.purchase_number,
        sum(long_gaps.gap_days - {{ var('gap_cap_days') }}) as days_beyond
    from purchases as long_gaps
    inner join purchases
        on
            long_gaps.customer_id = purchases.customer_id
            and long_gaps.purchase_number <= purchases.purchase_number
    where long_gaps.gap_days > {{ var('gap_cap_days') }}
    group by purchases.customer_id, purchases.purchase_number
),

purchases_numbered as (
    select
        purchases.customer_id,
        purchases.purchase_number,
        purchases.purchased_on,
        purchases.purchased_at,
        purchases.count_orders,
        purchases.gap_days,
        purchases.next_gap_days,
        purchases.next_purchased_at,
        cast(purchases.spent_amount as {{ type_amount() }}) as spent_amount,
        cast(
            {{ days_between('purchases.first_purchased_on', 'purchases.purchased_on') }}
            - coalesce(days_beyond_cap.days_beyond, 0) as bigint
        ) as capped_gap_days
    from purchases
    left join days_beyond_cap
        on
            purchases.customer_id = days_beyond_cap.customer_id
            and purchases.purchase_number = days_beyond_cap.purchase_number
)

select * from purchases_numbered
