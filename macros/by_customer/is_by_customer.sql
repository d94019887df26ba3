{#- Whether this build computes only the customers with news: so it was planned before it began. -#}
{% macro is_by_customer() -%}
    {%- if not execute or model.resource_type == 'unit_test' or flags.WHICH not in ['build', 'run'] -%}
        {{ return(false) }}
    {%- endif -%}
    {{ return(current_build()['is_by_customer']) }}
{%- endmacro %}
