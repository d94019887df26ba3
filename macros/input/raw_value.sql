{#- A raw column that holds dates, numbers or truths: as delivered where its type says so, else as trimmed text. -#}
{% macro raw_value(column, columns, kind) -%}
    {%- if native_kind(columns.get(column)) == kind -%}
        {{ column }}
    {%- else -%}
        {{ raw_text(column, columns) }}
    {%- endif -%}
{%- endmacro %}
