{#- The base ordinal in a number of progress: see progress_of. -#}
{% macro base_of(progress) -%}
    cast({{ progress }} % 10000000000 as integer)
{%- endmacro %}
