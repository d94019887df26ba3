{#-
    A view where everybody is computed; where only some are, a table of their rows: raw tables are read once, and what a
    build keeps beside its tables is gone when it has ended.
-#}
{% materialization batch, default -%}
    {%- set kind = 'table' if is_by_customer() else 'view' -%}
    {%- set of_adapter = 'materialization_' ~ kind ~ '_' ~ target.type -%}
    {{ return(context[of_adapter if of_adapter in context else 'materialization_' ~ kind ~ '_default']()) }}
{%- endmaterialization %}
