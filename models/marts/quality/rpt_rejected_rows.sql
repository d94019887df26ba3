with

rejected_rows as (
    select
        'raw_orders' as raw_table,
        coalesce(order_id, '') as raw_key,
        rejection_reason as reason,
        raw_row,
        loaded_at
    from {{ ref('stg_orders__set_aside') }}
    where row_status = 'rejected'
    union all
    select
        'raw_order_lines' as raw_table,
        coalesce(order_id, '') || '|' || coalesce(line_number, '') as raw_key,
        rejection_reason as reason,
        raw_row,
        cast(null as timestamp) as loaded_at
    from {{ ref('stg_order_lines__set_aside') }}
    where row_status = 'rejected'
    union all
    select
        'raw_products' as raw_table,
        coalesce(product_id, '') as raw_key,
        rejection_reason as reason,
        raw_row,
        cast(null as timestamp) as loaded_at
    from {{ ref('stg_products__judged') }}
    where row_status = 'rejected'
    union all
    select
        'raw_customers' as raw_table,
        coalesce(customer_id, '') as raw_key,
        rejection_reason as reason,
        raw_row,
        loaded_at
    from {{ ref('stg_customers__set_aside') }}
    where row_status = 'rejected'
    union all
    select
        'raw_touchpoints' as raw_table,
        coalesce(touchpoint_id, '') as raw_key,
        rejection_reason as reason,
        raw_row,
        loaded_at
    from {{ ref('stg_touchpoints__set_aside') }}
    where row_status = 'rejected'
    union all
    select
        'raw_identities' as raw_table,
        raw_key,
        rejection_reason as reason,
        raw_row,
        cast(null as timestamp) as loaded_at
    from {{ ref('stg_identities__judged') }}
    where row_status = 'rejected'
)

select * from rejected_rows
