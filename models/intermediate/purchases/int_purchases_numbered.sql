-- All counting orders of one customer on one day are one purchase: split invoices are one visit.
with

days_with_orders as (
    select
        customer_id,
        cast(ordered_at as date) as purchased_on,
        cast(count(*) as integer) as count_orders,
        min(ordered_at) as purchased_at
    from {{ ref('stg_orders') }}
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
        lag(purchased_on) over customer_days as previous_purchased_on,
        lead(purchased_on) over customer_days as next_purchased_on,
        lead(purchased_at) over customer_days as next_purchased_at
    from days_with_orders
    window customer_days as (partition by customer_id order by purchased_on asc)
),

purchases_with_gap as (
    select
        *,
        {{ days_between('previous_purchased_on', 'purchased_on') }} as gap_days
    from days_with_neighbours
),

purchases_with_capped_gap as (
    select
        *,
        case when gap_days > {{ var('gap_cap_days') }} then {{ var('gap_cap_days') }} else coalesce(gap_days, 0) end
            as own_gap_days
    from purchases_with_gap
),

purchases_numbered as (
    select
        customer_id,
        purchase_number,
        purchased_on,
        purchased_at,
        count_orders,
        gap_days,
        next_purchased_on,
        next_purchased_at,
        cast(
            sum(own_gap_days) over (partition by customer_id order by purchase_number asc rows unbounded preceding)
            as bigint
        ) as capped_gap_days
    from purchases_with_capped_gap
)

select * from purchases_numbered
