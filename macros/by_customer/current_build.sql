{#-
    Number and kind of the build that runs, and the number of the one whose tables it goes on from. Asked once, and kept
    beside dbt's graph while it runs: every model asks, some many times.
-#}
{% macro current_build() -%}
    {%- set kept = graph.get('customer_journey_build') -%}
    {%- if kept -%}
        {{ return(kept) }}
    {%- endif -%}
    {%- set row = run_query(
        "select build_number, is_by_customer, previous_number from " ~ builds_table()
        ~ " order by build_number desc limit 1"
    ).rows[0] -%}
    {%- set build = {'build_number': row[0], 'is_by_customer': row[1], 'previous_number': row[2]} -%}
    {%- do graph.update({'customer_journey_build': build}) -%}
    {{ return(build) }}
{%- endmacro %}
