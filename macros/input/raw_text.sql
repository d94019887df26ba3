{#- A raw column as trimmed text, empty text as null; null where the table has no such column. -#}
{% macro raw_text(column, columns) -%}
    {%- if column in columns -%}
        {{ trimmed('cast(' ~ column ~ ' as ' ~ dbt.type_string() ~ ')') }}
    {%- else -%}
        cast(null as {{ dbt.type_string() }})
    {%- endif -%}
{%- endmacro %}
