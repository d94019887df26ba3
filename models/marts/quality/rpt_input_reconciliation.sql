-- The raw rows are counted where they came in, the others where they ended, so that the sum proves something.
with

raw_rows as (
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
),

judged_rows as (
    select
        'raw_orders' as raw_table,
        row_status
    from {{ ref('stg_orders__judged') }}
    union all
    select
        'raw_order_lines' as raw_table,
        row_status
    from {{ ref('stg_order_lines__judged') }}
    union all
    select
        'raw_products' as raw_table,
        row_status
    from {{ ref('stg_products__judged') }}
    union all
    select
        'raw_customers' as raw_table,
        row_status
    from {{ ref('stg_customers__judged') }}
    union all
    select
        'raw_touchpoints' as raw_table,
        row_status
    from {{ ref('stg_touchpoints__judged') }}
    union all
    select
        'raw_identities' as raw_table,
        row_status
    from {{ ref('stg_identities__judged') }}
),

judged_counts as (
    select
        raw_table,
        sum(case when row_status = 'accepted' then 1 else 0 end) as count_accepted,
        sum(case when row_status = 'rejected' then 1 else 0 end) as count_rejected,
        sum(case when row_status = 'not_yet' then 1 else 0 end) as count_not_yet
    from judged_rows
    group by raw_table
),

input_reconciliation as (
    select
        raw_rows.raw_table,
        cast(raw_rows.count_raw as bigint) as count_raw,
        cast(coalesce(judged_counts.count_accepted, 0) as bigint) as count_accepted,
        cast(coalesce(judged_counts.count_rejected, 0) as bigint) as count_rejected,
        cast(coalesce(judged_counts.count_not_yet, 0) as bigint) as count_not_yet
    from raw_rows
    left join judged_counts on raw_rows.raw_table = judged_counts.raw_table
)

select * from input_reconciliation
