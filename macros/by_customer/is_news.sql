{#- Whether a raw row was loaded after the last build; a build of everybody asks for none. -#}
{% macro is_news(table, columns) -%}
    {%- if is_by_customer() -%}
        {%- set loaded_until = last_complete_build()[table] -%}
        {{ read_timestamp('loaded_at', columns) }} > {{ timestamp_or_null(loaded_until or '0001-01-01') }}
    {%- else -%}
        1 = 0
    {%- endif -%}
{%- endmacro %}
