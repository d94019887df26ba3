-- Of all rows, whatever speaks against them: to judge few is quicker than to judge all.
with

repeated_hashes as (
    select {{ key_hash("order_id || '|' || line_number") }} as key_hash
    from {{ ref('base_order_lines__touched') }}
    group by {{ key_hash("order_id || '|' || line_number") }}
    having count(*) > 1
)

select * from repeated_hashes
