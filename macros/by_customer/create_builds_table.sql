{#- Run before every build: the account of the builds is there. -#}
{% macro create_builds_table() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- do adapter.create_schema(builds_table()) -%}
        create table if not exists {{ builds_table() }} (
            build_number integer,
            previous_number integer,
            is_by_customer boolean,
            is_complete boolean,
            failed_tests {{ dbt.type_string() }},
            has_new_failures boolean,
            reason {{ dbt.type_string() }},
            fingerprint {{ dbt.type_string() }},
            clock_at timestamp,
            orders_loaded_at timestamp,
            customers_loaded_at timestamp,
            touchpoints_loaded_at timestamp,
            undated_share decimal(5, 4)
        )
    {%- endif -%}
{%- endmacro %}
