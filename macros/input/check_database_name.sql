{#- Run before every build: DuckDB makes no view in a database file that is named like one of its schemas. -#}
{% macro check_database_name() -%}
    {%- if execute and target.type == 'duckdb' -%}
        {%- for node in graph.nodes.values()
            if node.resource_type in ['model', 'seed'] and node.schema | lower == node.database | lower -%}
            {{ exceptions.raise_compiler_error(
                "The database file is named " ~ node.database ~ ", and so is a schema in it, which DuckDB takes for the other. "
                ~ "Give the file another name, such as journey.duckdb (JOURNEY_DB).") }}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
