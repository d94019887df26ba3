{#- Where a raw table is read from: a seed, a file or a table of the warehouse; none where the shop does not have it. -#}
{% macro raw_relation(table) -%}
    {%- if table in var('missing_tables') -%}
        {{ return(none) }}
    {%- elif var('input') == 'files' -%}
        {{ return(raw_file(table) if execute else none) }}
    {%- elif var('input') == 'tables' -%}
        {{ return(source('raw', table)) }}
    {%- elif var('input') == 'sample' -%}
        {{ return(ref(table)) }}
    {%- endif -%}
    {{ exceptions.raise_compiler_error(
        "Variable input is '" ~ var('input') ~ "'; it must be sample, files or tables.") }}
{%- endmacro %}
