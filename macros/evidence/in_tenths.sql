{#- A number with at most one decimal, without a trailing zero, in English or Italian. -#}
{% macro in_tenths(number, language) -%}
    {{ with_decimal_mark('replace(' ~ in_decimals(number, 1, 'en') ~ ", '.0', '')", language) }}
{%- endmacro %}
