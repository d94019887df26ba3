{%- set columns = raw_columns('raw_customers') -%}

select
    {{ raw_text('customer_id', columns) }} as customer_id,
    {{ raw_value('created_at', columns) }} as created_at,
    {{ raw_text('email', columns) }} as email,
    {{ raw_text('country', columns) }} as country,
    {{ raw_text('customer_kind', columns) }} as customer_kind,
    {{ raw_text('marketing_consent', columns) }} as marketing_consent,
    {{ raw_value('loaded_at', columns) }} as loaded_at
from {{ raw_rows('raw_customers') }}
