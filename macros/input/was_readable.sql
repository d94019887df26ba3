{#- Whether unusable rows say that a table is wrong. Few are read by customer: there only orders do, of who had some. -#}
{% macro was_readable(table) -%}
    {%- if not is_by_customer() -%}
        {{ return(true) }}
    {%- endif -%}
    {{ return(table == 'raw_orders' and run_query(
        "select 1 from " ~ stored('stg_orders') ~ " where " ~ is_touched('customer_id') ~ " limit 1"
    ).rows | length > 0) }}
{%- endmacro %}
