{#- The number of the period, as long as the lookback, that an instant lies in: a lookback reaches the one before at most. -#}
{% macro lookback_period(instant) -%}
    {%- set days = [var('attribution_lookback_days') | round(0, 'ceil') | int, 1] | max -%}
    cast(floor({{ days_between("cast('2000-01-01' as date)", instant) }} / cast({{ days }} as double precision)) as integer)
{%- endmacro %}
