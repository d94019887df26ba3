{#- A timestamp read by a macro, as the text of SQL again. -#}
{% macro timestamp_or_null(value) -%}
    cast({{ "'" ~ value ~ "'" if value is not none else 'null' }} as timestamp)
{%- endmacro %}
