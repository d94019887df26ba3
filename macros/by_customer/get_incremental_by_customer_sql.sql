{#-
    The incremental strategy of every table that holds everybody: the rows of the persons with news are replaced. The new ones
    stay beside it while the build runs: to find them again among all others would cost more than to compute them.
-#}
{% macro get_incremental_by_customer_sql(arguments) -%}
    {%- set table = arguments['target_relation'] -%}
    {%- set replacement = replacement_of(table) -%}
    {%- set key = arguments['unique_key'] or 'customer_id' -%}
    {%- set columns = get_quoted_csv(arguments['dest_columns'] | map(attribute='name')) -%}
    drop table if exists {{ replacement }};
    create table {{ replacement }} as
    select {{ columns }} from {{ arguments['temp_relation'] }} where {{ is_touched(key) }};
    delete from {{ table }} where {{ is_touched(key) }};
    insert into {{ table }} ({{ columns }}) select {{ columns }} from {{ replacement }};
{%- endmacro %}
