{#- One schema per layer, named as in dbt_project.yml: BI sees `marts` and nothing else. -#}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ (custom_schema_name or target.schema) | trim }}
{%- endmacro %}
