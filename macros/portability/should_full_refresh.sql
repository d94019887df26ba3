{#- A table that is kept by customer is made anew whenever everybody is computed, not only when it is asked for. -#}
{% macro should_full_refresh() -%}
    {%- if config.get('incremental_strategy') in ['by_customer', 'append'] -%}
        {{ return(not is_by_customer()) }}
    {%- endif -%}
    {{ return(dbt.should_full_refresh()) }}
{%- endmacro %}
