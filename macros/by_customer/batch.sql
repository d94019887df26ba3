{#-
    A view of the raw rows where everybody is computed; where only some are, a table of their rows, so that the raw
    table is read once.
-#}
{% materialization batch, default -%}
    {%- if is_by_customer() -%}
        {{ return(context['materialization_table_' ~ target.type]() if ('materialization_table_' ~ target.type) in context
            else materialization_table_default()) }}
    {%- else -%}
        {{ return(materialization_view_default()) }}
    {%- endif -%}
{%- endmaterialization %}
