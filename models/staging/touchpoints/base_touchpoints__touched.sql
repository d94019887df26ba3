-- The raw touchpoints this build reads: all, or those of persons with news, of nobody, and with a key that comes again.
{{ config(materialized='batch') }}

select *
from {{ ref('base_touchpoints') }}
{% if is_by_customer() -%}
where
    {{ is_touched('customer_id') }}
    or {{ is_touched('anonymous_id') }}
    or (customer_id is null and anonymous_id is null)
    or {{ key_hash('touchpoint_id') }} in (
        select repeated_hashes.key_hash from {{ ref('stg_touchpoints__repeated_hashes') }} as repeated_hashes
    )
{%- endif %}

-- depends_on: {{ ref('stg_touched_persons') }}, {{ ref('stg_touchpoints__repeated_hashes') }}
