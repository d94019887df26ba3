{#- The id of a stay in a stage, a hash of person and entry: the same in every build. -#}
{% macro stage_interval_id(customer_id, entered_at) -%}
    {{ dbt.hash(dbt.concat([customer_id, "'|'", 'cast(' ~ entered_at ~ ' as ' ~ dbt.type_string() ~ ')'])) }}
{%- endmacro %}
