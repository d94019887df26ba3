{#- What the account says of the last build that came to its end, and of those after it; none where there is none. -#}
{% macro last_complete_build() -%}
    {%- set rows = run_query(
        "select build_number, fingerprint, clock_at, orders_loaded_at, customers_loaded_at, touchpoints_loaded_at, "
        ~ "undated_share, "
        ~ "(select count(*) from " ~ builds_table() ~ " as later where later.build_number > builds.build_number "
        ~ "and not later.is_by_customer), "
        ~ "(select count(*) from " ~ builds_table() ~ " as later where later.build_number > builds.build_number "
        ~ "and later.has_new_failures) "
        ~ "from " ~ builds_table() ~ " as builds where is_complete order by build_number desc limit 1"
    ).rows -%}
    {%- if rows | length == 0 -%} {{ return(none) }} {%- endif -%}
    {%- set names = [
        'build_number', 'fingerprint', 'clock_at', 'raw_orders', 'raw_customers', 'raw_touchpoints', 'undated_share',
        'count_of_everybody_since', 'count_doubtful_since',
    ] -%}
    {{ return(dict(zip(names, rows[0].values()))) }}
{%- endmacro %}
