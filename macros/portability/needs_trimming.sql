{#- Whether a text begins or ends with a blank, or is empty. DuckDB trims slowly: it looks at the two ends. -#}
{% macro needs_trimming(expression) -%}
    {{ return(adapter.dispatch('needs_trimming', 'customer_journey')(expression)) }}
{%- endmacro %}

{% macro default__needs_trimming(expression) -%}
    {{ customer_journey.default__trimmed(expression) }} is distinct from {{ expression }}
{%- endmacro %}

{% macro duckdb__needs_trimming(expression) -%}
    ({{ expression }} < '!' or reverse({{ expression }}) < '!')
{%- endmacro %}
