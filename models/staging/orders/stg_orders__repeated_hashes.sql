-- Of all rows, whatever speaks against them: to judge few is quicker than to judge all.
with

repeated_hashes as (
    select {{ key_hash('order_id') }} as key_hash
    from {{ ref('base_orders') }}
    group by {{ key_hash('order_id') }}
    having count(*) > 1
)

select * from repeated_hashes
