-- The accepted order lines whose key comes again, ranked.
with

accepted_lines as (
    select *
    from {{ ref('stg_order_lines__dated') }}
    where row_status = 'accepted'
),

repeated_lines as (
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
        rejection_reason,
        exchange_rate,
        customer_id,
        ordered_at,
        is_counting,
        row_status,
        cast({{ first_loaded_rank(['order_id', 'line_number'], [
            'product_id', 'quantity', 'net_amount', 'list_amount', 'discount_amount',
        ]) }} as integer) as load_rank
    from accepted_lines
    where
        {{ key_hash("order_id || '|' || line_number") }} in (
            select repeated_hashes.key_hash from {{ ref('stg_order_lines__repeated_hashes') }} as repeated_hashes
        )
)

select * from repeated_lines
