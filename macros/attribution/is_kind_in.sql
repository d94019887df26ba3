{#- Whether a kind of conversion is one of those in a sum of `kind_bit`. -#}
{% macro is_kind_in(kinds, conversion_order) -%}
    {{ integer_division(kinds, kind_bit(conversion_order)) }} % 2 = 1
{%- endmacro %}
