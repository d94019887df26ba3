{#- A loyalty type with its score in words, in English or Italian. -#}
{% macro in_loyalty(label, score, language) -%}
    {%- set known, unknown = {
        'en': ('loyalty type ', 'loyalty type not clear'),
        'it': ('tipo di fedeltà ', 'tipo di fedeltà non chiaro'),
    }[language] -%}
    coalesce(
        '{{ known }}' || lower({{ label }}) || ' (' || {{ in_decimals(score, 2, language) }} || ')',
        '{{ unknown }}'
    )
{%- endmacro %}
