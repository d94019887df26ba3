{#- The text with its part that matches the POSIX regular expression replaced; \1 stands for what its first group matched. -#}
{% macro text_replaced(expression, pattern, replacement) -%}
    {{ return(adapter.dispatch('text_replaced', 'customer_journey')(expression, pattern, replacement)) }}
{%- endmacro %}

{% macro default__text_replaced(expression, pattern, replacement) -%}
    regexp_replace({{ expression }}, '{{ pattern }}', '{{ replacement }}')
{%- endmacro %}

{% macro spark__text_replaced(expression, pattern, replacement) -%}
    regexp_replace({{ expression }}, '{{ pattern }}', '{{ replacement | replace("\\", "$") }}')
{%- endmacro %}
