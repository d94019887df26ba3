{#- Run after every build: what was put into kept tables is in them, and kept nowhere else. -#}
{% macro drop_replacements() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- for node in graph.nodes.values()
            if node.resource_type == 'model' and node.config.incremental_strategy == 'by_customer' -%}
            drop table if exists {{ replacement_of(stored(node.name)) }};
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
