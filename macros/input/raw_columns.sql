{#- The columns a raw table really has and their types; stops with a message where a required one is missing. -#}
{% macro raw_columns(table) -%}
    {%- if not execute -%} {{ return({}) }} {%- endif -%}
    {%- set relation = raw_relation(table) -%}
    {%- set columns = {} -%}
    {%- if relation is none and table == 'raw_orders' -%}
        {{ exceptions.raise_compiler_error(
            "raw_orders, the one table that is required, was not found (input: " ~ var('input') ~ ", "
            ~ ("folder " ~ env_var('JOURNEY_INPUT', '') if var('input') == 'files' else "missing_tables")
            ~ "). Name the file raw_orders.parquet or raw_orders.csv, or take it off missing_tables.") }}
    {%- elif relation is none -%}
        {{ return({}) }}
    {%- elif var('input') == 'files' -%}
        {%- for row in run_query("describe select * from " ~ relation).rows -%}
            {%- do columns.update({row[0] | lower: row[1]}) -%}
        {%- endfor -%}
    {%- else -%}
        {%- do columns.update(column_types(relation)) -%}
    {%- endif -%}
    {%- if columns | length == 0 -%}
        {{ exceptions.raise_compiler_error(
            table ~ " was not found at " ~ relation ~ ". Create it, or list it in the variable missing_tables"
            ~ " if the shop does not have it.") }}
    {%- endif -%}
    {%- if columns | length == 1 and (columns | first).split(',') | length + (columns | first).split(';') | length > 2 -%}
        {{ exceptions.raise_compiler_error(
            table ~ " cannot be told apart into columns: of " ~ (columns | first) ~ " some line has more fields, or fewer. "
            ~ "A text that holds the separator belongs between double quotes.") }}
    {%- endif -%}
    {%- for column in raw_contract(table)['required'] if column not in columns -%}
        {{ exceptions.raise_compiler_error(
            table ~ " lacks the required column " ~ column ~ ". It has: " ~ columns | join(', ')
            ~ ". Rename or add it in the SELECT that makes the table.") }}
    {%- endfor -%}
    {{ return(columns) }}
{%- endmacro %}
