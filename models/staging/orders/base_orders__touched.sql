-- The raw orders this build reads: all, or those of customers with news and those of nobody.
{{ config(materialized='batch') }}

{% if is_by_customer() -%}
select *
from {{ ref('base_orders') }}
where {{ is_touched('customer_id') }}
union all
select *
from {{ ref('base_orders') }}
where customer_id is null
{%- else -%}
select *
from {{ ref('base_orders') }}
{%- endif %}

-- depends_on: {{ ref('stg_touched_persons') }}
