-- The raw lines this build reads: all, or those of the orders of customers with news, and of orders not accepted.
{{ config(materialized='batch') }}

{% if is_by_customer() -%}
select *
from {{ ref('base_order_lines') }}
where order_id in (select orders.order_id from {{ ref('stg_orders') }} as orders where {{ is_touched('customer_id') }})
union all
select *
from {{ ref('base_order_lines') }}
where order_id not in (select orders.order_id from {{ ref('stg_orders') }} as orders)
union all
select *
from {{ ref('base_order_lines') }}
where order_id is null
{%- else -%}
select *
from {{ ref('base_order_lines') }}
{%- endif %}

-- depends_on: {{ ref('stg_touched_persons') }}, {{ ref('stg_orders') }}
