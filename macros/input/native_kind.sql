{#-
    Whether a column's type is one that needs no reading: timestamp, number (exact ones only), boolean, or none. A
    timestamp with a time zone or with nanoseconds and a binary fraction are read as text: engines turn them into others by
    rules of their own.
-#}
{% macro native_kind(type) -%}
    {%- set name = (type or '') | lower -%}
    {%- if 'time zone' in name or name in ['timestamptz', 'timestamp_ns'] -%}
        {{ return('') }}
    {%- elif name.startswith('timestamp') or name == 'date' -%}
        {{ return('timestamp') }}
    {%- elif name.startswith(('decimal', 'numeric')) or name in [
        'tinyint', 'smallint', 'integer', 'int', 'bigint', 'hugeint', 'utinyint', 'usmallint', 'uinteger', 'ubigint',
    ] -%}
        {{ return('number') }}
    {%- elif name in ['boolean', 'bool'] -%}
        {{ return('boolean') }}
    {%- endif -%}
    {{ return('') }}
{%- endmacro %}
