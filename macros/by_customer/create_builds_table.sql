{#- Run before every build: the account of the builds is there, and one of an earlier version has the columns of this one. -#}
{% macro create_builds_table() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set types = {
            'build_number': 'integer',
            'previous_number': 'integer',
            'is_by_customer': 'boolean',
            'is_complete': 'boolean',
            'failed_tests': dbt.type_string(),
            'has_new_failures': 'boolean',
            'reason': dbt.type_string(),
            'fingerprint': dbt.type_string(),
            'clock_at': 'timestamp',
            'orders_loaded_at': 'timestamp',
            'customers_loaded_at': 'timestamp',
            'touchpoints_loaded_at': 'timestamp',
            'undated_share': 'decimal(5, 4)',
        } -%}
        {%- do adapter.create_schema(builds_table()) -%}
        {%- set known = adapter.get_columns_in_relation(builds_table()) | map(attribute='name') | list -%}
        {%- for column in types if known and column not in known -%}
            {%- do run_query('alter table ' ~ builds_table() ~ ' add column ' ~ column ~ ' ' ~ types[column]) -%}
        {%- endfor -%}
        create table if not exists {{ builds_table() }} (
            {%- for column, type in types.items() %}
            {{ column }} {{ type }}{{ ',' if not loop.last }}
            {%- endfor %}
        )
    {%- endif -%}
{%- endmacro %}
