{#- Whether a raw row of a table is news to this build; a build of everybody asks for none. -#}
{% macro is_news(table, columns) -%}
    {%- if is_by_customer() -%}
        {{ is_loaded_after(columns, last_complete_build()[table]) }}
    {%- else -%}
        1 = 0
    {%- endif -%}
{%- endmacro %}
