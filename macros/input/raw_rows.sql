{#- What stands after `from` for a raw table: the relation, or no rows where the shop does not have it. -#}
{% macro raw_rows(table) -%}
    {%- set relation = raw_relation(table) -%}
    {%- if relation is none -%}
        (select 1 as nothing where 1 = 0) as {{ table }}
    {%- else -%}
        {{ relation }}
    {%- endif -%}
{%- endmacro %}
