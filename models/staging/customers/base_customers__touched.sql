-- The raw customers this build reads: all, or those with news and those without a key.
{{ config(materialized='batch') }}

with

touched_customers as (
    select * from {{ ref('base_customers') }}
    {% if is_by_customer() -%}
    where {{ is_touched('customer_id') }}
    union all
    select * from {{ ref('base_customers') }}
    where customer_id is null
    {%- endif %}
)

select
    customer_id,
    created_at,
    email,
    country,
    customer_kind,
    marketing_consent,
    loaded_at
from touched_customers

-- depends_on: {{ ref('stg_touched_persons') }}
