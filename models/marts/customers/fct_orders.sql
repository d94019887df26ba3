{{ config(materialized='incremental', incremental_strategy='by_customer', on_schema_change='append_new_columns') }}

with

counting_orders as (
    select
        *,
        cast(ordered_at as date) as ordered_on,
        cast(
            row_number() over (partition by customer_id order by ordered_at asc, {{ by_code_point('order_id') }} asc)
            as integer
        ) as order_number
    from {{ touched(ref('stg_orders'), is_alone=true) }}
    where is_counting
),

-- An amount that was not given follows from the two others, where those are known.
orders_with_amounts as (
    select
        *,
        {{ known_list_amount() }} as known_list_amount,
        {{ known_discount_amount() }} as known_discount_amount
    from counting_orders
),

-- An order at the very instant of a change of stage comes before it and makes it.
orders as (
    select
        orders_with_amounts.order_id,
        orders_with_amounts.customer_id,
        orders_with_amounts.ordered_at,
        orders_with_amounts.ordered_on,
        orders_with_amounts.status,
        orders_with_amounts.channel,
        cast(orders_with_amounts.known_list_amount as {{ type_amount() }}) as list_amount,
        cast(orders_with_amounts.known_discount_amount as {{ type_amount() }}) as discount_amount,
        orders_with_amounts.net_amount,
        orders_with_amounts.known_discount_amount > 0 as is_discounted,
        orders_with_amounts.order_number,
        purchases.purchase_number,
        purchases.gap_days,
        purchases.lifetime_number,
        purchases.is_recovery,
        case
            when orders_with_amounts.ordered_at > stage_periods.entered_at then stage_periods.stage
            else stage_periods.previous_stage
        end as stage_before,
        stage_periods.stage as stage_after
    from orders_with_amounts
    inner join {{ touched(ref('int_purchases')) }} as purchases
        on
            orders_with_amounts.customer_id = purchases.customer_id
            and orders_with_amounts.ordered_on = purchases.purchased_on
    inner join {{ touched(ref('int_stage_periods_explained')) }} as stage_periods
        on
            orders_with_amounts.customer_id = stage_periods.customer_id
            and {{ is_within('orders_with_amounts.ordered_at', 'stage_periods.entered_at', 'stage_periods.exited_at') }}
)

select * from orders
