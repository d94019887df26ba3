{#- The instant so many times 24 hours later, as a timestamp. -#}
{% macro add_days(instant, days) -%}
    cast({{ dbt.dateadd('day', days, instant) }} as timestamp)
{%- endmacro %}
