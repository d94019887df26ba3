{#-
    A kept table can be made anew only with the steps before it: after a build by customer these hold some customers, and the
    table would lose the others.
-#}
{% macro check_selection() -%}
    {%- set was_by_customer = run_query(
        "select 1 from " ~ builds_table() ~ " where is_by_customer and build_number > (select coalesce(max(build_number), 0) from "
        ~ builds_table() ~ " where is_complete and not is_by_customer) limit 1"
    ).rows | length > 0 -%}
    {%- if was_by_customer and 'model.customer_journey.base_orders__touched' not in selected_resources -%}
        {%- for node in graph.nodes.values()
            if node.unique_id in selected_resources and node.config.incremental_strategy == 'by_customer' -%}
            {{ exceptions.raise_compiler_error(
                node.name ~ " holds everybody, and the steps before it hold only the customers of the last build. Select "
                ~ "it with them (+" ~ node.name ~ "), or build everything.") }}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
