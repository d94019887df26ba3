{{ config(materialized='incremental', incremental_strategy='by_customer') }}

-- What the lines of each accepted order were: the next build compares its own with these.
with

hashed_lines as (
    select
        {{ key_hash('order_id') }} as order_hash,
        {{ hash_of_lines() }} as lines_hash
    from {{ ref('base_order_lines__touched') }}
    where order_id is not null
    group by {{ key_hash('order_id') }}
),

seen_lines as (
    select
        orders.customer_id,
        hashed_lines.order_hash,
        hashed_lines.lines_hash
    from hashed_lines
    inner join {{ touched(ref('stg_orders')) }} as orders
        on hashed_lines.order_hash = {{ key_hash('orders.order_id') }}
)

select * from seen_lines
