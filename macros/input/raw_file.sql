{#-
    The one file of JOURNEY_INPUT that holds a raw table, as a table function; none where there is no such file. Of a CSV only
    what separates the fields is guessed: an id may begin with a # and a name with an apostrophe.
-#}
{% macro raw_file(table) -%}
    {%- set folder = env_var('JOURNEY_INPUT', '') | replace("'", "''") -%}
    {%- if target.type != 'duckdb' -%}
        {{ exceptions.raise_compiler_error(
            "input: files is read by DuckDB only. Load the files into a schema and set input: tables.") }}
    {%- elif not folder -%}
        {{ exceptions.raise_compiler_error(
            "input: files needs the folder of the raw tables in the environment variable JOURNEY_INPUT.") }}
    {%- endif -%}
    {%- set found = run_query(
        "select file from glob('" ~ literal_path(folder) ~ "/" ~ table ~ ".*') "
        ~ "where regexp_matches(file, '[.](parquet|csv|csv[.]gz)$') order by file"
    ).columns[0].values() -%}
    {%- if found | length > 1 -%}
        {{ exceptions.raise_compiler_error(
            table ~ " is there more than once: " ~ found | join(', ') ~ ". Keep one of them.") }}
    {%- elif found | length == 0 -%}
        {{ return(none) }}
    {%- endif -%}
    {%- set file = "'" ~ literal_path(found[0] | replace("'", "''")) ~ "'" -%}
    {%- if file.endswith(".parquet'") -%}
        {{ return("read_parquet(" ~ file ~ ")") }}
    {%- endif -%}
    {{ return(
        "read_csv(" ~ file ~ ", header = true, all_varchar = true, quote = '\"', escape = '\"', comment = '')"
    ) }}
{%- endmacro %}
