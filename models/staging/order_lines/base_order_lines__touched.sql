-- The raw lines this build reads: all, or those of the orders of customers with news, and of orders not accepted.
{{ config(materialized='batch') }}

with

touched_order_lines as (
    select * from {{ ref('base_order_lines') }}
    {% if is_by_customer() -%}
    where order_id in (select orders.order_id from {{ ref('stg_orders') }} as orders where {{ is_touched('customer_id') }})
    union all
    select * from {{ ref('base_order_lines') }}
    where coalesce(order_id, '') not in (select orders.order_id from {{ ref('stg_orders') }} as orders)
    {%- endif %}
)

select
    order_id,
    line_number,
    product_id,
    quantity,
    net_amount,
    list_amount,
    discount_amount
from touched_order_lines

-- depends_on: {{ ref('stg_touched_persons') }}, {{ ref('stg_orders') }}
