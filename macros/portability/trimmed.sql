{#- A text without the blanks around it, empty text as null. DuckDB trims slowly, and few texts have blanks. -#}
{% macro trimmed(expression) -%}
    {{ return(adapter.dispatch('trimmed', 'customer_journey')(expression)) }}
{%- endmacro %}

{% macro default__trimmed(expression) -%}
    nullif(trim(both ' ' || chr(9) || chr(10) || chr(13) from {{ expression }}), '')
{%- endmacro %}

{% macro duckdb__trimmed(expression) -%}
    case
        when {{ needs_trimming(expression) }} then {{ customer_journey.default__trimmed(expression) }}
        else {{ expression }}
    end
{%- endmacro %}
