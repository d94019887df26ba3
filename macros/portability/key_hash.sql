{#- A text as a whole number of 64 bits, to look for equal texts; what is equal must be compared again. -#}
{% macro key_hash(expression) -%}
    {{ return(adapter.dispatch('key_hash', 'customer_journey')(expression)) }}
{%- endmacro %}

{% macro default__key_hash(expression) -%}
    hash({{ expression }})
{%- endmacro %}

{% macro postgres__key_hash(expression) -%}
    hashtextextended({{ expression }}, 0)
{%- endmacro %}

{% macro spark__key_hash(expression) -%}
    xxhash64({{ expression }})
{%- endmacro %}
