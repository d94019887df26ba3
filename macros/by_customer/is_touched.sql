{#- Whether a row belongs to somebody with news: a person, or a visitor by the anonymous id. -#}
{% macro is_touched(key='customer_id') -%}
    {{ key }} in ({{ touched_ids(key) }})
{%- endmacro %}
