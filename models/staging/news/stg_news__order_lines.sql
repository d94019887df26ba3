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

changed_orders as (
    select coalesce(delivered_lines.order_hash, seen_lines.order_hash) as order_hash
    from delivered_lines
    full outer join {{ stored('stg_order_lines__seen') }} as seen_lines
        on delivered_lines.order_hash = seen_lines.order_hash
    where delivered_lines.lines_hash is distinct from seen_lines.lines_hash
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
