{%- set columns = raw_columns('raw_order_lines') -%}

select
    {{ raw_text('order_id', columns) }} as order_id,
    {{ raw_text('line_number', columns) }} as line_number,
    {{ raw_text('product_id', columns) }} as product_id,
    {{ raw_value('quantity', columns, 'number') }} as quantity,
    {{ raw_value('net_amount', columns, 'number') }} as net_amount,
    {{ raw_value('list_amount', columns, 'number') }} as list_amount,
    {{ raw_value('discount_amount', columns, 'number') }} as discount_amount
from {{ raw_rows('raw_order_lines') }}
