-- The raw orders this build reads: all, or those of customers with news, of nobody, and with a key that comes again.
{{ config(materialized='batch') }}

select *
from {{ ref('base_orders') }}
{% if is_by_customer() -%}
where
    {{ is_touched('customer_id') }}
    or customer_id is null
    or {{ key_hash('order_id') }} in (
        select repeated_hashes.key_hash from {{ ref('stg_orders__repeated_hashes') }} as repeated_hashes
    )
{%- endif %}

-- depends_on: {{ ref('stg_touched_persons') }}, {{ ref('stg_orders__repeated_hashes') }}
