-- The raw lines this build reads: all, or those of the orders that customers with news had, and of the orders whose
-- lines are not those of the last build, or that were not accepted then.
{{ config(materialized='batch') }}

with

{% if is_by_customer() -%}
touched_orders as (
    select order_hash
    from {{ stored('stg_order_lines__seen') }}
    where {{ is_touched('customer_id') }}
    union
    select order_hash
    from {{ ref('stg_news__order_lines') }}
),

{% endif -%}
touched_order_lines as (
    select * from {{ ref('base_order_lines') }}
    {% if is_by_customer() -%}
    where
        order_id is null
        or {{ key_hash('order_id') }} in (select touched_orders.order_hash from touched_orders)
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

-- depends_on: {{ ref('stg_touched_persons') }}, {{ ref('stg_news__order_lines') }}
