{%- set columns = raw_columns('raw_identities') -%}

select
    {{ raw_text('anonymous_id', columns) }} as anonymous_id,
    {{ raw_text('customer_id', columns) }} as customer_id,
    {{ raw_value('identified_at', columns, 'timestamp') }} as identified_at
from {{ raw_rows('raw_identities') }}
