{#- Whether a row belongs to somebody with news. -#}
{% macro is_touched(key='customer_id', of='customer_id') -%}
    {%- set of = 'anonymous_id' if key == 'anonymous_id' else of -%}
    {{ key }} in (select touched.{{ of }} from {{ stored('stg_touched_persons') }} as touched)
{%- endmacro %}
