with

raw_counts as (
    select
        'raw_orders' as raw_table,
        count(*) as count_raw
    from {{ ref('base_orders') }}
    union all
    select
        'raw_order_lines' as raw_table,
        count(*) as count_raw
    from {{ ref('base_order_lines') }}
    union all
    select
        'raw_products' as raw_table,
        count(*) as count_raw
    from {{ ref('base_products') }}
    union all
    select
        'raw_customers' as raw_table,
        count(*) as count_raw
    from {{ ref('base_customers') }}
    union all
    select
        'raw_touchpoints' as raw_table,
        count(*) as count_raw
    from {{ ref('base_touchpoints') }}
    union all
    select
        'raw_identities' as raw_table,
        count(*) as count_raw
    from {{ ref('base_identities') }}
)

select * from raw_counts
