{#- The one file of JOURNEY_INPUT that holds a raw table, as a table function; none where there is no such file. -#}
{% macro raw_file(table) -%}
    {%- set folder = env_var('JOURNEY_INPUT', '') -%}
    {%- if target.type != 'duckdb' -%}
        {{ exceptions.raise_compiler_error(
            "input: files is read by DuckDB only. Load the files into a schema and set input: tables.") }}
    {%- elif not folder -%}
        {{ exceptions.raise_compiler_error(
            "input: files needs the folder of the raw tables in the environment variable JOURNEY_INPUT.") }}
    {%- endif -%}
    {%- set found = run_query(
        "select file from glob('" ~ folder ~ "/" ~ table ~ ".*') "
        ~ "where regexp_matches(file, '[.](parquet|csv|csv[.]gz)$') order by file"
    ).columns[0].values() -%}
    {%- if found | length > 1 -%}
        {{ exceptions.raise_compiler_error(
            table ~ " is there more than once: " ~ found | join(', ') ~ ". Keep one of them.") }}
    {%- elif found | length == 0 -%}
        {{ return(none) }}
    {%- elif found[0].endswith('.parquet') -%}
        {{ return("read_parquet('" ~ found[0] ~ "')") }}
    {%- endif -%}
    {{ return("read_csv('" ~ found[0] ~ "', header = true, all_varchar = true)") }}
{%- endmacro %}
