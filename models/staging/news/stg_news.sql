-- The raw rows loaded since the last build, by their keys and ids; none where everybody is computed.
with

news as (
    select
        'raw_orders' as raw_table,
        order_id as raw_key,
        customer_id,
        cast(null as {{ dbt.type_string() }}) as anonymous_id
    from {{ ref('base_orders') }}
    where {{ is_news('raw_orders', column_types(ref('base_orders'))) }}
    union all
    select
        'raw_customers' as raw_table,
        customer_id as raw_key,
        customer_id,
        cast(null as {{ dbt.type_string() }}) as anonymous_id
    from {{ ref('base_customers') }}
    where {{ is_news('raw_customers', column_types(ref('base_customers'))) }}
    union all
    select
        'raw_touchpoints' as raw_table,
        touchpoint_id as raw_key,
        customer_id,
        anonymous_id
    from {{ ref('base_touchpoints') }}
    where {{ is_news('raw_touchpoints', column_types(ref('base_touchpoints'))) }}
)

select * from news

-- depends_on: {{ ref('stg_raw_counts') }}
