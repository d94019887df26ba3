-- The raw customers this build reads: all, or those with news and those without a key.
{{ config(materialized='batch') }}

{% if is_by_customer() -%}
select *
from {{ ref('base_customers') }}
where {{ is_touched('customer_id') }}
union all
select *
from {{ ref('base_customers') }}
where customer_id is null
{%- else -%}
select *
from {{ ref('base_customers') }}
{%- endif %}

-- depends_on: {{ ref('stg_touched_persons') }}
