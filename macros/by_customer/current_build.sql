{#- Number and kind of the build that runs, and the number of the one whose tables it goes on from. -#}
{% macro current_build() -%}
    {%- set row = run_query(
        "select build_number, is_by_customer, previous_number from " ~ builds_table()
        ~ " order by build_number desc limit 1"
    ).rows[0] -%}
    {{ return({'build_number': row[0], 'is_by_customer': row[1], 'previous_number': row[2]}) }}
{%- endmacro %}
