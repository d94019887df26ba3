{#- Which of the columns of the contract a raw table has, as one text; empty where it is not there, and of the sample. -#}
{% macro delivered_columns(table) -%}
    {%- set relation = none if var('input') == 'sample' or not execute else raw_relation(table) -%}
    {%- if relation is none or (var('input') == 'tables' and load_relation(relation) is none) -%}
        {{ return('') }}
    {%- endif -%}
    {%- set contract = raw_contract(table) -%}
    {%- set columns = run_query('select * from ' ~ relation ~ ' limit 0').column_names | map('lower') | list -%}
    {{ return((contract['required'] + contract['optional']) | select('in', columns) | join(', ')) }}
{%- endmacro %}
