{%- set columns = raw_columns('raw_orders') -%}

select
    {{ raw_text('order_id', columns) }} as order_id,
    {{ raw_text('customer_id', columns) }} as customer_id,
    {{ raw_value('ordered_at', columns, 'timestamp') }} as ordered_at,
    {{ raw_value('net_amount', columns, 'number') }} as net_amount,
    {{ raw_text('status', columns) }} as status,
    {{ raw_text('channel', columns) }} as channel,
    {{ raw_text('currency', columns) }} as currency,
    {{ raw_value('list_amount', columns, 'number') }} as list_amount,
    {{ raw_value('discount_amount', columns, 'number') }} as discount_amount,
    {{ raw_text('coupon_code', columns) }} as coupon_code,
    {{ raw_value('points_earned', columns, 'number') }} as points_earned,
    {{ raw_value('points_redeemed', columns, 'number') }} as points_redeemed,
    {{ raw_value('is_reorder', columns, 'boolean') }} as is_reorder,
    {{ raw_value('loaded_at', columns, 'timestamp') }} as loaded_at
from {{ raw_rows('raw_orders') }}
