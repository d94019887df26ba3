{#-
    Where the hooks keep account of the builds, beside the models: one row per attempt, what it was to do, and whether
    it came to its end. What was loaded after the last one that did is news.
-#}
{% macro builds_table() -%}
    {{ return(api.Relation.create(
        database=target.database, schema=generate_schema_name('staging', none), identifier='builds', type='table'
    )) }}
{%- endmacro %}
