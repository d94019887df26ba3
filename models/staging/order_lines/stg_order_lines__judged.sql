{{ config(post_hook="{{ check_readable(this, 'raw_order_lines') }}") }}

-- Every raw order line once: it goes with its order, accepted, not yet or unknown.
with

read_lines as (
    select * from {{ ref('stg_order_lines__read') }}
),

orders as (
    select
        order_id,
        min(row_status) as order_status,
        max(case when row_status = 'accepted' then exchange_rate end) as exchange_rate
    from {{ ref('stg_orders__judged') }}
    where row_status in ('accepted', 'not_yet')
    group by order_id
),

dated_lines as (
    select
        read_lines.*,
        orders.exchange_rate,
        case
            when read_lines.rejection_reason is not null or orders.order_id is null then 'rejected'
            else orders.order_status
        end as row_status
    from read_lines
    left join orders on read_lines.order_id = orders.order_id
),

repeated_keys as (
    select
        order_id,
        line_number
    from dated_lines
    where row_status = 'accepted'
    group by order_id, line_number
    having count(*) > 1
),

-- Only rows whose key comes again are ranked: few are.
lines_with_rank as (
    select
        dated_lines.*,
        {{ first_loaded_rank(['dated_lines.order_id', 'dated_lines.line_number'], [
            'product_id', 'quantity', 'net_amount', 'list_amount', 'discount_amount',
        ]) }} as load_rank
    from dated_lines
    inner join repeated_keys
        on
            dated_lines.order_id = repeated_keys.order_id
            and dated_lines.line_number = repeated_keys.line_number
    where dated_lines.row_status = 'accepted'
    union all
    select
        dated_lines.*,
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

judged_lines as (
    select
        order_id,
        line_number,
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
