{%- set columns = raw_columns('raw_touchpoints') -%}

select
    {{ raw_text('touchpoint_id', columns) }} as touchpoint_id,
    {{ raw_value('occurred_at', columns, 'timestamp') }} as occurred_at,
    {{ raw_text('touchpoint_type', columns) }} as touchpoint_type,
    {{ raw_text('customer_id', columns) }} as customer_id,
    {{ raw_text('anonymous_id', columns) }} as anonymous_id,
    {{ raw_text('channel', columns) }} as channel,
    {{ raw_text('campaign_id', columns) }} as campaign_id,
    {{ raw_text('content_id', columns) }} as content_id,
    {{ raw_text('strategy', columns) }} as strategy,
    {{ raw_value('score', columns, 'number') }} as score,
    {{ raw_text('related_customer_id', columns) }} as related_customer_id,
    {{ raw_value('cost', columns, 'number') }} as cost,
    {{ raw_value('loaded_at', columns, 'timestamp') }} as loaded_at,
    {{ raw_id('customer_id', columns) }} as delivered_customer_id,
    {{ raw_id('anonymous_id', columns) }} as delivered_anonymous_id
from {{ raw_rows('raw_touchpoints') }}
