-- Before any row is read, so that what is loaded meanwhile is news to the next build.
with

raw_counts as (
    select
        'raw_orders' as raw_table,
        true as has_loaded_at,
        {{ text_value(delivered_columns('raw_orders')) }} as delivered_columns,
        count(*) as count_raw,
        count(case when {{ is_undated(column_types(ref('base_orders'))) }} then 1 end) as count_undated,
        {{ loaded_until(column_types(ref('base_orders'))) }} as loaded_until
    from {{ ref('base_orders') }}
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
        count(case when {{ is_undated(column_types(ref('base_customers'))) }} then 1 end) as count_undated,
        {{ loaded_until(column_types(ref('base_customers'))) }} as loaded_until
    from {{ ref('base_customers') }}
    union all
    select
        'raw_touchpoints' as raw_table,
        true as has_loaded_at,
        {{ text_value(delivered_columns('raw_touchpoints')) }} as delivered_columns,
        count(*) as count_raw,
        count(case when {{ is_undated(column_types(ref('base_touchpoints'))) }} then 1 end) as count_undated,
        {{ loaded_until(column_types(ref('base_touchpoints'))) }} as loaded_until
    from {{ ref('base_touchpoints') }}
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
