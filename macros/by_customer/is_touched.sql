{#- Whether a row belongs to somebody with news: a person, or a visitor by the anonymous id. -#}
{% macro is_touched(key='customer_id') -%}
    {{ key }} in (
        select touched.{{ 'anonymous_id' if key == 'anonymous_id' else 'customer_id' }}
        from {{ stored('stg_touched_persons') }} as touched
    )
{%- endmacro %}
