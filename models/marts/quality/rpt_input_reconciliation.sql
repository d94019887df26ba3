-- The raw rows are counted where they came in, the others where they ended, so that the sum proves something.
with

accepted_counts as (
    select
        'raw_orders' as raw_table,
        count(*) as count_accepted
    from {{ ref('stg_orders') }}
    union all
    select
        'raw_order_lines' as raw_table,
        coalesce(sum(count_lines), 0) as count_accepted
    from {{ ref('stg_order_lines__counted') }}
    union all
    select
        'raw_products' as raw_table,
        count(*) as count_accepted
    from {{ ref('stg_products') }}
    union all
    select
        'raw_customers' as raw_table,
        count(*) as count_accepted
    from {{ ref('stg_customers') }}
    union all
    select
        'raw_touchpoints' as raw_table,
        count(*) as count_accepted
    from {{ ref('fct_touchpoints') }}
    union all
    select
        'raw_identities' as raw_table,
        count(*) as count_accepted
    from {{ ref('stg_identities') }}
),

judged_rows as (
    select
        'raw_orders' as raw_table,
        row_status
    from {{ ref('stg_orders__set_aside') }}
    union all
    select
        'raw_order_lines' as raw_table,
        row_status
    from {{ ref('stg_order_lines__set_aside') }}
    union all
    select
        'raw_products' as raw_table,
        row_status
    from {{ ref('stg_products__judged') }}
    union all
    select
        'raw_customers' as raw_table,
        row_status
    from {{ ref('stg_customers__set_aside') }}
    union all
    select
        'raw_touchpoints' as raw_table,
        row_status
    from {{ ref('stg_touchpoints__set_aside') }}
    union all
    select
        'raw_identities' as raw_table,
        row_status
    from {{ ref('stg_identities__judged') }}
),

set_aside_counts as (
    select
        raw_table,
        sum(case when row_status = 'rejected' then 1 else 0 end) as count_rejected,
        sum(case when row_status = 'not_yet' then 1 else 0 end) as count_not_yet
    from judged_rows
    group by raw_table
),

input_reconciliation as (
    select
        raw_counts.raw_table,
        cast(raw_counts.count_raw as bigint) as count_raw,
        cast(accepted_counts.count_accepted as bigint) as count_accepted,
        cast(coalesce(set_aside_counts.count_rejected, 0) as bigint) as count_rejected,
        cast(coalesce(set_aside_counts.count_not_yet, 0) as bigint) as count_not_yet
    from {{ ref('stg_raw_counts') }} as raw_counts
    inner join accepted_counts on raw_counts.raw_table = accepted_counts.raw_table
    left join set_aside_counts on raw_counts.raw_table = set_aside_counts.raw_table
)

select * from input_reconciliation
