{#- Rows are added. What a Python model returns comes in a table that dbt-duckdb takes for a temporary one and leaves. -#}
{% macro get_incremental_append_and_drop_sql(arguments) -%}
    {{ get_incremental_append_sql(arguments) }};
    drop table {{ arguments['temp_relation'] }}
{%- endmacro %}
