{#- The text of a number as English writes it, or as Italian does, with a comma. -#}
{% macro with_decimal_mark(number, language) -%}
    {{ {'en': number, 'it': 'replace(' ~ number ~ ", '.', ',')"}[language] }}
{%- endmacro %}
