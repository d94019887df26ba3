{#-
    A table, replaced by one statement; dbt-duckdb makes it beside the old one, renames twice and drops, and of a small table
    each of these steps takes dbt longer than the rows take the engine.
-#}
{% materialization table, adapter='duckdb', supported_languages=['sql', 'python'] %}
    {%- set existing_relation = load_cached_relation(this) -%}
    {%- set table = this.incorporate(type='table') -%}

    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks) }}

    {%- if model.language == 'python' -%}
        {%- set written_relation = make_intermediate_relation(table) -%}
        {%- do drop_relation_if_exists(load_cached_relation(written_relation)) -%}
        {%- call statement('main', language='python') -%}
            {{- create_table_as(False, written_relation, compiled_code, 'python') }}
        {%- endcall -%}
        {%- do drop_relation_if_exists(existing_relation) -%}
        {%- do adapter.rename_relation(written_relation, table) -%}
    {%- else -%}
        {%- if existing_relation is not none and not existing_relation.is_table -%}
            {%- do adapter.drop_relation(existing_relation) -%}
        {%- endif -%}
        {%- call statement('main') -%}
            {{ config.get('sql_header', '') }}
            {%- if config.get('contract').enforced %}
            {{ get_assert_columns_equivalent(sql) }}
            create or replace table {{ table }} {{ get_table_columns_and_constraints() }};
            insert into {{ table }} {{ get_column_names() }} (
                {{ get_select_subquery(sql) }}
            )
            {%- else %}
            create or replace table {{ table }} as (
                {{ sql }}
            )
            {%- endif %}
        {%- endcall -%}
    {%- endif -%}

    {%- do create_indexes(table) -%}
    {%- do persist_docs(table, model) -%}
    {{ run_hooks(post_hooks) }}
    {%- do adapter.commit() -%}
    {{ run_hooks(post_hooks, inside_transaction=False) }}
    {{ return({'relations': [table]}) }}
{% endmaterialization %}
