{#- A raw table that has other columns than in the last build, in rows loaded before too; none where there is none. -#}
{% macro table_with_other_columns() -%}
    {%- for row in run_query(
        "select raw_table, delivered_columns from " ~ stored('stg_raw_counts') ~ " where delivered_columns <> ''"
    ).rows -%}
        {%- if delivered_columns(row[0]) not in ['', row[1]] -%}
            {{ return(row[0]) }}
        {%- endif -%}
    {%- endfor -%}
    {{ return(none) }}
{%- endmacro %}
