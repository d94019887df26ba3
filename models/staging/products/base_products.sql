{%- set columns = raw_columns('raw_products') -%}

select
    {{ raw_text('product_id', columns) }} as product_id,
    {{ raw_text('product_name', columns) }} as product_name,
    {{ raw_text('category', columns) }} as category,
    {{ raw_value('launched_on', columns, 'timestamp') }} as launched_on
from {{ raw_rows('raw_products') }}
