{#- What all raw lines of an order say, in any order, as one number. -#}
{% macro hash_of_lines() -%}
    sum(cast({{ row_hash('raw_order_lines') }} as decimal(20, 0)))
{%- endmacro %}
