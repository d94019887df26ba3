{#- A text as a sort key that orders by code point, whatever the locale of the database. -#}
{% macro by_code_point(expression) -%}
    {{ return(adapter.dispatch('by_code_point', 'customer_journey')(expression)) }}
{%- endmacro %}

{% macro default__by_code_point(expression) -%}
    {{ expression }}
{%- endmacro %}

{% macro postgres__by_code_point(expression) -%}
    ({{ expression }} collate "C")
{%- endmacro %}
