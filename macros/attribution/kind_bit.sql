{#- A power of two for the place of a kind of conversion: a sum of them says which kinds are in it. -#}
{% macro kind_bit(conversion_order) -%}
    cast(power(cast(2 as double precision), {{ conversion_order }}) as bigint)
{%- endmacro %}
