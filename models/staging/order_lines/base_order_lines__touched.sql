-- The raw lines this build reads: all, or those of the orders of customers with news, and of orders not accepted.
{{ config(materialized='batch') }}

select *
from {{ ref('base_order_lines') }}
{% if is_by_customer() -%}
where
    order_id in (select orders.order_id from {{ ref('stg_orders') }} as orders where {{ is_touched('customer_id') }})
    or order_id not in (select orders.order_id from {{ ref('stg_orders') }} as orders)
    or order_id is null
{%- endif %}

-- depends_on: {{ ref('stg_touched_persons') }}, {{ ref('stg_orders') }}
