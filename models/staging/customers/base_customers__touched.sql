-- The raw customers this build reads: all, or those with news and those without a key.
{{ config(materialized='batch') }}

select *
from {{ ref('base_customers') }}
{% if is_by_customer() -%}
where
    {{ is_touched('customer_id') }}
    or customer_id is null
{%- endif %}

-- depends_on: {{ ref('stg_touched_persons') }}
