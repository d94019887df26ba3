{#- Whether a goal is reached within the days of an outcome after an instant. -#}
{% macro is_reached_in_time(reached_at, started_at) -%}
    coalesce({{ reached_at }} <= {{ add_days(started_at, var('outcome_days')) }}, false)
{%- endmacro %}
