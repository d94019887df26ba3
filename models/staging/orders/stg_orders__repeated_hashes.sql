{{ config(materialized='incremental', incremental_strategy='append') }}

-- Of all rows, whatever speaks against them: to judge few is quicker than to judge all. Whoever has a row with
-- a key of the news is touched, so no others need be looked at.
with

key_hashes as (
    select {{ key_hash('order_id') }} as key_hash
    from {{ ref('base_orders__touched') }}
    where order_id is not null
),

-- Nearly every key comes once: an engine sorts such numbers quicker than it groups them.
numbered_hashes as (
    select
        key_hash,
        row_number() over (partition by key_hash) as row_in_hash
    from key_hashes
),

repeated_hashes as (
    select key_hash
    from numbered_hashes
    where row_in_hash = 2
    {% if is_by_customer() -%}
        and key_hash not in (select known_hashes.key_hash from {{ this }} as known_hashes)
    {%- endif %}
)

select * from repeated_hashes
