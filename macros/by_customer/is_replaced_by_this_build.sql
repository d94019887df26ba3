{#- Whether this build by customer replaces rows of a kept table, by this key, before whoever reads the table comes to it. -#}
{% macro is_replaced_by_this_build(relation, key) -%}
    {%- set node = graph.nodes['model.customer_journey.' ~ relation.identifier] -%}
    {{ return(
        node.config.incremental_strategy == 'by_customer'
        and (node.config.unique_key or 'customer_id') == key
        and node.unique_id in selected_resources
    ) }}
{%- endmacro %}
