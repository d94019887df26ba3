{#- A raw column that holds a date or a number: as delivered where its type says so, else as trimmed text. -#}
{% macro raw_value(column, columns) -%}
    {%- if native_kind(columns.get(column)) -%}
        {{ column }}
    {%- else -%}
        {{ raw_text(column, columns) }}
    {%- endif -%}
{%- endmacro %}
