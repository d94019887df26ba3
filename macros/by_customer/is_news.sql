{#-
    Whether a raw row was loaded after the last build; a build of everybody asks for none. Of a timestamp the bare
    column is asked, so that an engine need not read what is older.
-#}
{% macro is_news(table, columns) -%}
    {%- if is_by_customer() -%}
        {%- set loaded_until = timestamp_or_null(last_complete_build()[table] or '0001-01-01') -%}
        {%- if native_kind(columns.get('loaded_at')) == 'timestamp' -%}
            loaded_at > {{ loaded_until }} and loaded_at <= '9999-12-31 23:59:59.999999'
        {%- else -%}
            {{ read_timestamp('loaded_at', columns) }} > {{ loaded_until }}
        {%- endif -%}
    {%- else -%}
        1 = 0
    {%- endif -%}
{%- endmacro %}
