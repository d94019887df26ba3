{#- A part of a whole, both numbers of things, as a percentage of at most one decimal, without a trailing zero. -#}
{% macro in_percent_of(part, whole, language) -%}
    {{ with_decimal_mark('replace(' ~ one_decimal('100 * ' ~ part, whole, 'en') ~ ", '.0', '')", language) }}
{%- endmacro %}
