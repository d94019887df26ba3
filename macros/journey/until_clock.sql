{#- An end that lies after the clock is not known yet. -#}
{% macro until_clock(ends_at) -%}
    case when {{ ends_at }} <= clock_at then {{ ends_at }} end
{%- endmacro %}
