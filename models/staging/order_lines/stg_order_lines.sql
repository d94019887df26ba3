with

judged_lines as (
    select * from {{ ref('stg_order_lines__judged') }}
),

accepted_lines as (
    select
        order_id,
        line_number,
        customer_id,
        ordered_at,
        is_counting,
        product_id,
        quantity,
        net_amount,
        list_amount,
        discount_amount
    from judged_lines
    where row_status = 'accepted'
)

select * from accepted_lines
