-- Every raw row that has the key of one of the news: a second row with a key can change which of them counts.
with

keys_of_orders as (
    select raw_key
    from {{ ref('stg_news') }}
    where raw_table = 'raw_orders'
),

keys_of_touchpoints as (
    select raw_key
    from {{ ref('stg_news') }}
    where raw_table = 'raw_touchpoints'
),

rows_with_same_key as (
    select
        'raw_orders' as raw_table,
        order_id as raw_key,
        customer_id,
        cast(null as {{ dbt.type_string() }}) as anonymous_id
    from {{ ref('base_orders') }}
    where order_id in (select keys_of_orders.raw_key from keys_of_orders)
    union all
    select
        'raw_touchpoints' as raw_table,
        touchpoint_id as raw_key,
        customer_id,
        anonymous_id
    from {{ ref('base_touchpoints') }}
    where touchpoint_id in (select keys_of_touchpoints.raw_key from keys_of_touchpoints)
)

select * from rows_with_same_key
