-- Before any row is read, so that what is loaded meanwhile is news to the next build.
with

orders as (
    select {{ read_timestamp('loaded_at', column_types(ref('base_orders'))) }} as loaded_at
    from {{ ref('base_orders') }}
),

customers as (
    select {{ read_timestamp('loaded_at', column_types(ref('base_customers'))) }} as loaded_at
    from {{ ref('base_customers') }}
),

touchpoints as (
    select {{ read_timestamp('loaded_at', column_types(ref('base_touchpoints'))) }} as loaded_at
    from {{ ref('base_touchpoints') }}
),

raw_counts as (
    select
        'raw_orders' as raw_table,
        true as has_loaded_at,
        {{ text_value(delivered_columns('raw_orders')) }} as delivered_columns,
        count(*) as count_raw,
        count(*) - count(loaded_at) as count_undated,
        {{ loaded_until('loaded_at') }} as loaded_until
    from orders
    union all
    select
        'raw_order_lines' as raw_table,
        false as has_loaded_at,
        {{ text_value(delivered_columns('raw_order_lines')) }} as delivered_columns,
        count(*) as count_raw,
        0 as count_undated,
        cast(null as timestamp) as loaded_until
    from {{ ref('base_order_lines') }}
    union all
    select
        'raw_products' as raw_table,
        false as has_loaded_at,
        {{ text_value(delivered_columns('raw_products')) }} as delivered_columns,
        count(*) as count_raw,
        0 as count_undated,
        cast(null as timestamp) as loaded_until
    from {{ ref('base_products') }}
    union all
    select
        'raw_customers' as raw_table,
        true as has_loaded_at,
        {{ text_value(delivered_columns('raw_customers')) }} as delivered_columns,
        count(*) as count_raw,
        count(*) - count(loaded_at) as count_undated,
        {{ loaded_until('loaded_at') }} as loaded_until
    from customers
    union all
    select
        'raw_touchpoints' as raw_table,
        true as has_loaded_at,
        {{ text_value(delivered_columns('raw_touchpoints')) }} as delivered_columns,
        count(*) as count_raw,
        count(*) - count(loaded_at) as count_undated,
        {{ loaded_until('loaded_at') }} as loaded_until
    from touchpoints
    union all
    select
        'raw_identities' as raw_table,
        false as has_loaded_at,
        {{ text_value(delivered_columns('raw_identities')) }} as delivered_columns,
        count(*) as count_raw,
        0 as count_undated,
        cast(null as timestamp) as loaded_until
    from {{ ref('base_identities') }}
)

select * from raw_counts
