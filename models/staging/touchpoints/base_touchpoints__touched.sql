-- The raw touchpoints this build reads: all, or those of persons with news and those of nobody. One condition at a
-- time: an engine looks for each by itself much quicker than for either.
{{ config(materialized='batch') }}

with

touched_touchpoints as (
    select * from {{ ref('base_touchpoints') }}
    {% if is_by_customer() -%}
    where {{ is_among('customer_id', ref('base_touchpoints'), touched_ids('customer_id')) }}
    union all
    select * from {{ ref('base_touchpoints') }}
    where
        {{ is_among('anonymous_id', ref('base_touchpoints'), touched_ids('anonymous_id')) }}
        and (customer_id is null or not {{ is_touched('customer_id') }})
    union all
    select * from {{ ref('base_touchpoints') }}
    where customer_id is null and anonymous_id is null
    {%- endif %}
)

select
    touchpoint_id,
    occurred_at,
    touchpoint_type,
    customer_id,
    anonymous_id,
    channel,
    campaign_id,
    content_id,
    strategy,
    score,
    related_customer_id,
    cost,
    loaded_at
from touched_touchpoints

-- depends_on: {{ ref('stg_touched_persons') }}
