{#- The MD5 of an id, 32 digits; the draw's name keeps one draw independent of another. -#}
{% macro hash_of(draw, id) -%}
    {{ dbt.hash(dbt.concat(["'" ~ draw ~ "|'", id])) }}
{%- endmacro %}
