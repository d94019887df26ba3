with

accepted_lines as (
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
        {{ in_reporting_currency('read_discount_amount') }} as discount_amount
    from {{ ref('stg_order_lines__ranked') }}
    where load_rank = 1
)

select * from accepted_lines
