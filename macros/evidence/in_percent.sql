{#- A share as a percentage of at most one decimal, without a trailing zero. -#}
{% macro in_percent(share) -%}
    replace(cast(cast({{ share }} * 100 as decimal(5, 1)) as {{ dbt.type_string() }}), '.0', '')
{%- endmacro %}
