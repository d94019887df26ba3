{#- The lifetime in a number of progress, null before the first purchase: see progress_of. -#}
{% macro lifetime_of(progress) -%}
    cast(nullif({{ integer_division(progress, '10000000000') }}, 0) as integer)
{%- endmacro %}
