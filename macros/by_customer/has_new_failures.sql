{#-
    Whether data tests make a build by customer doubtful: one that failed in the build it goes on from, too, speaks of the
    data, and so does any in a build of everybody; another one may speak of what is kept.
-#}
{% macro has_new_failures(failed) -%}
    {%- set build = current_build() -%}
    {%- if not failed or not build['is_by_customer'] -%}
        {{ return(false) }}
    {%- endif -%}
    {%- set known = run_query(
        "select failed_tests from " ~ builds_table() ~ " where build_number = " ~ build['previous_number']
    ).rows[0][0] or '' -%}
    {{ return(failed | reject('in', known.split(', ')) | list | length > 0) }}
{%- endmacro %}
