{#- A table as the last build left it, for what must be known before this build comes to it. -#}
{% macro stored(name) -%}
    {%- set node = graph.nodes['model.customer_journey.' ~ name] -%}
    {{ return(api.Relation.create(database=node.database, schema=node.schema, identifier=node.alias)) }}
{%- endmacro %}
