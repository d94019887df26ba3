{#- The first day of the month, as a date on every engine. -#}
{% macro month_of(instant) -%}
    cast({{ dbt.date_trunc('month', instant) }} as date)
{%- endmacro %}
