{#- A query of the ids of everybody with news: of persons, or of visitors by their anonymous id. -#}
{% macro touched_ids(key='customer_id') -%}
    select touched.{{ 'anonymous_id' if key == 'anonymous_id' else 'customer_id' }}
    from {{ stored('stg_touched_persons') }} as touched
{%- endmacro %}
