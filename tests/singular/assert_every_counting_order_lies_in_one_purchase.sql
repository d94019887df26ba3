with

accepted_orders as (
    select
        customer_id,
        cast(ordered_at as date) as purchased_on,
        count(*) as count_accepted
    from {{ ref('stg_orders') }}
    where is_counting
    group by customer_id, cast(ordered_at as date)
),

orders_in_purchases as (
    select
        customer_id,
        ordered_on as purchased_on,
        count(*) as count_in_mart,
        count(distinct purchase_number) as count_purchases,
        count(distinct lifetime_number) as count_lifetimes
    from {{ ref('fct_orders') }}
    group by customer_id, ordered_on
),

days_out_of_purchase as (
    select
        accepted_orders.count_accepted,
        orders_in_purchases.count_in_mart,
        orders_in_purchases.count_purchases,
        orders_in_purchases.count_lifetimes,
        coalesce(accepted_orders.customer_id, orders_in_purchases.customer_id) as customer_id,
        coalesce(accepted_orders.purchased_on, orders_in_purchases.purchased_on) as purchased_on
    from accepted_orders
    full outer join orders_in_purchases
        on
            accepted_orders.customer_id = orders_in_purchases.customer_id
            and accepted_orders.purchased_on = orders_in_purchases.purchased_on
    where
        accepted_orders.count_accepted is distinct from orders_in_purchases.count_in_mart
        or orders_in_purchases.count_purchases <> 1
        or orders_in_purchases.count_lifetimes <> 1
)

select * from days_out_of_purchase
