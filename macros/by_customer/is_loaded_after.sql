{#- Whether a raw row was loaded after a point in time; one that does not say when it was loaded always counts as news. -#}
{% macro is_loaded_after(columns, loaded_at) -%}
    {%- if loaded_at is none -%}
        true
    {%- else -%}
        coalesce({{ read_timestamp('loaded_at', columns) }} > {{ timestamp_or_null(loaded_at) }}, true)
    {%- endif -%}
{%- endmacro %}
