{#- One text for all that a row of a mart depends on besides the raw tables: models, macros, rule tables and variables. -#}
{% macro rules_fingerprint() -%}
    {%- set parts = [] -%}
    {%- for node in graph.nodes.values() | sort(attribute='unique_id')
        if node.resource_type == 'model' or (node.resource_type == 'seed' and not node.name.startswith('raw_')) -%}
        {%- do parts.append(node.unique_id ~ node.checksum.checksum) -%}
    {%- endfor -%}
    {%- for macro in context['customer_journey'].values() | map(attribute='macro') | sort(attribute='unique_id') -%}
        {%- do parts.append(macro.unique_id ~ macro.macro_sql) -%}
    {%- endfor -%}
    {%- for name in journey_variables() -%}
        {%- do parts.append(name ~ '=' ~ var(name)) -%}
    {%- endfor -%}
    {{ return(local_md5(parts | join('|'))) }}
{%- endmacro %}
