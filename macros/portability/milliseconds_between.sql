{#- Whole milliseconds from the first instant to the second. -#}
{% macro milliseconds_between(first, second) -%}
    cast({{ dbt.datediff(first, second, 'millisecond') }} as bigint)
{%- endmacro %}
