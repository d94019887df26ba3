{#- Words known while a model is compiled, as a value of its query. -#}
{% macro text_value(words) -%}
    cast('{{ words }}' as {{ dbt.type_string() }})
{%- endmacro %}
