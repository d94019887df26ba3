{#- Money, scores and quantities: exact, four decimals, up to 99,999,999,999,999.9999. -#}
{% macro type_amount() -%}
    decimal(18, 4)
{%- endmacro %}
