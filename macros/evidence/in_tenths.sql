{#- A number with at most one decimal, without a trailing zero. -#}
{% macro in_tenths(number) -%}
    replace(cast(cast({{ number }} as decimal(18, 1)) as {{ dbt.type_string() }}), '.0', '')
{%- endmacro %}
