{#- More than a day after the row was loaded, or more than a day after the start of the build. -#}
{% macro is_future_date(instant, loaded_at=none) -%}
    {%- if loaded_at -%}
        coalesce({{ instant }} > {{ add_days(loaded_at, 1) }}, false)
        or
    {%- endif %}
    {{ instant }} > {{ add_days(build_started_at(), 1) }}
{%- endmacro %}
