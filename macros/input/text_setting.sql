{#- A text variable as a literal, null where it is unset. -#}
{% macro text_setting(name) -%}
    {%- if var(name) is none -%}
        cast(null as {{ dbt.type_string() }})
    {%- else -%}
        '{{ var(name) | string | replace("'", "''") }}'
    {%- endif -%}
{%- endmacro %}
