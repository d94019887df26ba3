{{ config(materialized='incremental', incremental_strategy='by_customer') }}

-- The raw lines that are not accepted: rejected with the reason, or of an order that is not yet.
with

later_orders as (
    select distinct order_id
    from {{ ref('stg_orders__set_aside') }}
    where row_status = 'not_yet'
),

other_lines as (
    select
        ranked_lines.*,
        case
            when ranked_lines.rejection_reason is null then 'duplicate'
            when ranked_lines.rejection_reason <> 'unknown_order' or later_orders.order_id is null
                then ranked_lines.rejection_reason
        end as reason
    from {{ ref('stg_order_lines__ranked') }} as ranked_lines
    left join later_orders on ranked_lines.order_id = later_orders.order_id
    where ranked_lines.load_rank is distinct from 1
),

set_aside_order_lines as (
    select
        order_id,
        line_number,
        reason as rejection_reason,
        case when reason is null then 'not_yet' else 'rejected' end as row_status,
        case when reason is not null then {{ raw_row_as_json('raw_order_lines') }} end as raw_row,
        coalesce(customer_id, '') as customer_id
    from other_lines
)

select * from set_aside_order_lines
