{#-
    What stands after `from` for the channels' shares by the Markov chain. DuckDB computes them in a Python model; an engine
    without Python models finds them where `customer_journey fit_markov` wrote them, or has no rows.
-#}
{% macro markov_shares() -%}
    {%- if target.type == 'duckdb' -%}
        {{ return(ref('int_markov_shares')) }}
    {%- endif -%}
    {%- set schema = generate_schema_name('intermediate', none) -%}
    {%- set fitted = adapter.get_relation(target.database, schema, 'int_markov_shares') if execute else none -%}
    {%- set nothing -%}
        (
            select
                cast(null as {{ dbt.type_string() }}) as conversion_type,
                cast(null as {{ dbt.type_string() }}) as channel,
                cast(null as decimal(13, 12)) as removal_effect,
                cast(null as decimal(13, 12)) as share
            where 1 = 0
        ) as markov_shares
    {%- endset -%}
    {{ return(fitted or nothing) }}
{%- endmacro %}
