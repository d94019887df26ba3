{#- Billionths as an exact share of 0..1. -#}
{% macro credit_of(billionths) -%}
    cast({{ billionths }} * cast(0.000000001 as decimal(10, 9)) as decimal(10, 9))
{%- endmacro %}
