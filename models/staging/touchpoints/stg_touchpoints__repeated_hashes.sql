-- Of all rows, whatever speaks against them: to judge few is quicker than to judge all.
with

repeated_hashes as (
    select {{ key_hash('touchpoint_id') }} as key_hash
    from {{ ref('base_touchpoints') }}
    group by {{ key_hash('touchpoint_id') }}
    having count(*) > 1
)

select * from repeated_hashes
