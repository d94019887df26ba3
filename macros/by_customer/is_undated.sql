{#- Whether a raw row does not say, readably, when it was loaded. -#}
{% macro is_undated(columns) -%}
    {{ read_timestamp('loaded_at', columns) }} is null
{%- endmacro %}
