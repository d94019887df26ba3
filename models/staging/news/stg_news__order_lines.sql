-- Orders whose lines are not those of the last build: lines do not say when they were loaded. None where everybody is
-- computed.
with

{% if is_by_customer() -%}
delivered_lines as (
    select
        {{ key_hash('order_id') }} as order_hash,
        {{ hash_of_lines() }} as lines_hash
    from {{ ref('base_order_lines') }}
    where order_id is not null
    group by {{ key_hash('order_id') }}
),

delivered_and_seen as (
    select
        order_hash,
        lines_hash
    from delivered_lines
    union all
    select
        order_hash,
        lines_hash
    from {{ stored('stg_order_lines__seen') }}
),

changed_orders as (
    select order_hash
    from delivered_and_seen
    group by order_hash, lines_hash
    having count(*) = 1
)
{%- else -%}
changed_orders as (
    select {{ key_hash('order_id') }} as order_hash
    from {{ ref('base_order_lines') }}
    where 1 = 0
)
{%- endif %}

select * from changed_orders

-- depends_on: {{ ref('stg_raw_counts') }}
