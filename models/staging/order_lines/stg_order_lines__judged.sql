{{ config(post_hook="{{ check_readable(this, 'raw_order_lines') }}") }}

-- Every raw order line once: nearly all keys come once.
with

dated_lines as (
    select * from {{ ref('stg_order_lines__dated') }}
),

repeated_lines as (
    select * from {{ ref('stg_order_lines__repeated') }}
),

repeated_keys as (
    select distinct
        order_id,
        line_number
    from repeated_lines
),

lines_that_come_once as (
    select
        dated_lines.order_id,
        dated_lines.line_number,
        dated_lines.product_id,
        dated_lines.quantity,
        dated_lines.net_amount,
        dated_lines.list_amount,
        dated_lines.discount_amount,
        dated_lines.read_quantity,
        dated_lines.read_net_amount,
        dated_lines.read_list_amount,
        dated_lines.read_discount_amount,
        dated_lines.rejection_reason,
        dated_lines.exchange_rate,
        dated_lines.customer_id,
        dated_lines.ordered_at,
        dated_lines.is_counting,
        dated_lines.row_status,
        1 as load_rank
    from dated_lines
    left join repeated_keys
        on
            dated_lines.order_id = repeated_keys.order_id
            and dated_lines.line_number = repeated_keys.line_number
    where
        dated_lines.row_status <> 'accepted'
        or repeated_keys.order_id is null
),

lines_with_rank as (
    select * from lines_that_come_once
    union all
    select * from repeated_lines
),

judged_lines as (
    select
        order_id,
        line_number,
        customer_id,
        ordered_at,
        is_counting,
        product_id,
        read_quantity as quantity,
        {{ in_reporting_currency('read_net_amount') }} as net_amount,
        {{ in_reporting_currency('read_list_amount') }} as list_amount,
        {{ in_reporting_currency('read_discount_amount') }} as discount_amount,
        case when load_rank > 1 then 'rejected' else row_status end as row_status,
        case
            when load_rank > 1 then 'duplicate'
            when rejection_reason is not null then rejection_reason
            when row_status = 'rejected' then 'unknown_order'
        end as rejection_reason,
        case
            when load_rank > 1 or row_status = 'rejected'
                then {{ raw_row_as_json('raw_order_lines') }}
        end as raw_row
    from lines_with_rank
)

select * from judged_lines
