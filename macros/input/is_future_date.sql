{#-
    More than a day after the row was loaded, or more than a day after the start of the build; null where neither can be
    said. Few rows are dated after they were loaded at all, so an engine counts the day for these alone.
-#}
{% macro is_future_date(instant, loaded_at=none) -%}
    (
        {%- if loaded_at %}
        {{ instant }} > {{ loaded_at }} and {{ instant }} > {{ add_days(loaded_at, 1) }}
        or
        {%- endif %}
        {{ instant }} > {{ add_days(build_started_at(), 1) }}
    )
{%- endmacro %}
