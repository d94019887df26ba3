{%- set columns = raw_columns('raw_customers') -%}

select
    {{ raw_text('customer_id', columns) }} as customer_id,
    {{ raw_value('created_at', columns, 'timestamp') }} as created_at,
    {{ raw_text('email', columns) }} as email,
    {{ raw_text('country', columns) }} as country,
    {{ raw_text('customer_kind', columns) }} as customer_kind,
    {{ raw_value('marketing_consent', columns, 'boolean') }} as marketing_consent,
    {{ raw_value('loaded_at', columns, 'timestamp') }} as loaded_at
from {{ raw_rows('raw_customers') }}
