{{ config(materialized='incremental', incremental_strategy='by_customer') }}

-- The channel of a person's first touchpoint, or else of the first order.
with

first_touchpoints as (
    select
        touchpoints.customer_id,
        touchpoints.channel,
        row_number() over (
            partition by touchpoints.customer_id
            order by {{ by_code_point('touchpoints.touchpoint_id') }} asc
        ) as touchpoint_rank
    from {{ touched(ref('int_touchpoints_in_stages')) }} as touchpoints
    inner join {{ ref('int_visitors') }} as visitors
        on
            touchpoints.customer_id = visitors.customer_id
            and touchpoints.occurred_at = visitors.first_touched_at
),

-- Only of those without a touchpoint, who are few.
first_orders as (
    select
        orders.customer_id,
        orders.channel,
        row_number() over (
            partition by orders.customer_id
            order by orders.ordered_at asc, {{ by_code_point('orders.order_id') }} asc
        ) as order_rank
    from {{ touched(ref('stg_orders')) }} as orders
    left join {{ ref('int_visitors') }} as visitors on orders.customer_id = visitors.customer_id
    where visitors.customer_id is null
),

acquisition_channels as (
    select
        persons.customer_id,
        case when first_touchpoints.customer_id is not null then first_touchpoints.channel else first_orders.channel end
            as acquisition_channel
    from {{ touched(ref('int_persons')) }} as persons
    left join first_touchpoints
        on
            persons.customer_id = first_touchpoints.customer_id
            and first_touchpoints.touchpoint_rank = 1
    left join first_orders
        on
            persons.customer_id = first_orders.customer_id
            and first_orders.order_rank = 1
)

select * from acquisition_channels
