{#- In a select list: a row for each element of an array, none where there is no element. -#}
{% macro each_of(elements) -%}
    {{ return(adapter.dispatch('each_of', 'customer_journey')(elements)) }}
{%- endmacro %}

{% macro default__each_of(elements) -%}
    unnest({{ elements }})
{%- endmacro %}

{% macro spark__each_of(elements) -%}
    explode({{ elements }})
{%- endmacro %}
