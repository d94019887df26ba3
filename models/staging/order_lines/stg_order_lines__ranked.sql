-- Which of the raw lines with one key counts: nearly all come once.
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
        dated_lines.exchange_rate,
        dated_lines.customer_id,
        dated_lines.ordered_at,
        dated_lines.is_counting,
        dated_lines.rejection_reason,
        case when dated_lines.rejection_reason is null then 1 end as load_rank
    from dated_lines
    left join repeated_keys
        on
            dated_lines.order_id = repeated_keys.order_id
            and dated_lines.line_number = repeated_keys.line_number
    where
        dated_lines.rejection_reason is not null
        or repeated_keys.order_id is null
),

ranked_lines as (
    select * from lines_that_come_once
    union all
    select
        order_id,
        line_number,
        product_id,
        quantity,
        net_amount,
        list_amount,
        discount_amount,
        read_quantity,
        read_net_amount,
        read_list_amount,
        read_discount_amount,
        exchange_rate,
        customer_id,
        ordered_at,
        is_counting,
        rejection_reason,
        load_rank
    from repeated_lines
)

select * from ranked_lines
