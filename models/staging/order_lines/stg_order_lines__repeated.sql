-- The order lines that take part and whose key comes again, ranked.
with

candidates as (
    select *
    from {{ ref('stg_order_lines__dated') }}
    where rejection_reason is null
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
        exchange_rate,
        customer_id,
        ordered_at,
        is_counting,
        rejection_reason,
        cast({{ first_loaded_rank(['order_id', 'line_number'], [
            'product_id', 'quantity', 'net_amount', 'list_amount', 'discount_amount',
        ]) }} as integer) as load_rank
    from candidates
    where
        {{ key_hash("order_id || '|' || line_number") }} in (
            select repeated_hashes.key_hash from {{ ref('stg_order_lines__repeated_hashes') }} as repeated_hashes
        )
)

select * from repeated_lines
