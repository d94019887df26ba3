-- The raw orders this build reads: all, or those of customers with news and those of nobody.
{{ config(materialized='batch') }}

with

touched_orders as (
    select * from {{ ref('base_orders') }}
    {% if is_by_customer() -%}
    where {{ is_touched('customer_id') }}
    union all
    select * from {{ ref('base_orders') }}
    where customer_id is null
    {%- endif %}
)

select
    order_id,
    customer_id,
    ordered_at,
    net_amount,
    status,
    channel,
    currency,
    list_amount,
    discount_amount,
    coupon_code,
    points_earned,
    points_redeemed,
    is_reorder,
    loaded_at
from touched_orders

-- depends_on: {{ ref('stg_touched_persons') }}
