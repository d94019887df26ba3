{#- Up to this share of a raw table's rows may lack a loaded_at; with more, everybody is computed in every build. -#}
{% macro most_undated_share() -%}
    0.1
{%- endmacro %}
