{#- A path in which nothing stands for other characters: DuckDB would take [2026] for one of four digits. -#}
{% macro literal_path(path) -%}
    {{ return(path | replace('[', '[[]') | replace('*', '[*]') | replace('?', '[?]')) }}
{%- endmacro %}
