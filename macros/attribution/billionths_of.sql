{#- A part of a whole in billionths, rounded down, from whole numbers: every engine says the same. -#}
{% macro billionths_of(part, whole) -%}
    {{ integer_division('1000000000 * cast(' ~ part ~ ' as bigint)', 'cast(' ~ whole ~ ' as bigint)') }}
{%- endmacro %}
