{#-
    The table with the learned policy. DuckDB fits it in a Python model; an engine without Python models finds it
    where `customer_journey fit` wrote it. As of a past date it is another table, so that the kept one stays.
-#}
{% macro learned_lapse_policy() -%}
    {%- set name = 'int_lapse_policy_learned' if var('as_of') is none else 'int_lapse_policy_as_of' -%}
    {%- if target.type == 'duckdb' -%}
        {{ return(ref(name)) }}
    {%- endif -%}
    {%- set schema = generate_schema_name('intermediate', none) -%}
    {%- set fitted = adapter.get_relation(target.database, schema, name) if execute else none -%}
    {%- if execute and fitted is none -%}
        {{ exceptions.raise_compiler_error(
            "The lapse policy has not been learned on " ~ target.name ~ " yet. Run `customer_journey fit --target "
            ~ target.name ~ "` first, or build with --vars 'lapse_policy: fixed'.") }}
    {%- endif -%}
    {{ return(fitted) }}
{%- endmacro %}
