with

accepted_amounts as (
    select
        customer_id,
        sum(net_amount) as accepted_net_amount
    from {{ ref('stg_orders') }}
    where is_counting
    group by customer_id
),

order_amounts as (
    select
        customer_id,
        sum(net_amount) as orders_net_amount
    from {{ ref('fct_orders') }}
    group by customer_id
),

customers as (
    select
        customer_id,
        net_amount as customers_net_amount
    from {{ ref('dim_customers') }}
),

-- Everyone who is in any of the three.
everyone as (
    select customer_id from accepted_amounts
    union
    select customer_id from order_amounts
    union
    select customer_id from customers
),

amounts_that_differ as (
    select
        everyone.customer_id,
        coalesce(accepted_amounts.accepted_net_amount, 0) as accepted_net_amount,
        coalesce(order_amounts.orders_net_amount, 0) as orders_net_amount,
        coalesce(customers.customers_net_amount, 0) as customers_net_amount
    from everyone
    left join accepted_amounts on everyone.customer_id = accepted_amounts.customer_id
    left join order_amounts on everyone.customer_id = order_amounts.customer_id
    left join customers on everyone.customer_id = customers.customer_id
    where
        coalesce(accepted_amounts.accepted_net_amount, 0) <> coalesce(order_amounts.orders_net_amount, 0)
        or coalesce(accepted_amounts.accepted_net_amount, 0) <> coalesce(customers.customers_net_amount, 0)
)

select * from amounts_that_differ
