{#- A raw id as it was delivered, blanks and all: what an engine can look for in a file before it reads the rest of a row. -#}
{% macro raw_id(column, columns) -%}
    cast({{ column if column in columns else 'null' }} as {{ dbt.type_string() }})
{%- endmacro %}
