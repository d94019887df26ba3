{#- The incremental strategy of every table that holds everybody: the rows of the persons with news are replaced. -#}
{% macro get_incremental_by_customer_sql(arguments) -%}
    {%- set key = arguments['unique_key'] or 'customer_id' -%}
    {%- set columns = get_quoted_csv(arguments['dest_columns'] | map(attribute='name')) -%}
    delete from {{ arguments['target_relation'] }} where {{ is_touched(key) }};
    insert into {{ arguments['target_relation'] }} ({{ columns }})
    select {{ columns }} from {{ arguments['temp_relation'] }} where {{ is_touched(key) }};
{%- endmacro %}
