{#- The names of the data tests that failed in a run. -#}
{% macro failed_tests(results) -%}
    {%- set failed = [] -%}
    {%- for result in results
        if result.node.resource_type == 'test' and result.status in ['fail', 'error'] -%}
        {%- do failed.append(result.node.name) -%}
    {%- endfor -%}
    {{ return(failed | sort) }}
{%- endmacro %}
