{{ config(
    materialized='incremental',
    incremental_strategy='by_customer',
    post_hook="{{ check_readable(ref('stg_order_lines__dated'), 'raw_order_lines', usable=this) }}"
) }}

-- How many lines were accepted, by the customer of their orders: the lines themselves are only passed through.
with

counted_lines as (
    select
        customer_id,
        count(*) as count_lines
    from {{ ref('stg_order_lines') }}
    group by customer_id
)

select * from counted_lines
