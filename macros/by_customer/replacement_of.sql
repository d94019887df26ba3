{#- The rows a build by customer puts into a kept table: a table beside the list of the persons, until the build has ended. -#}
{% macro replacement_of(relation) -%}
    {{ return(stored('stg_touched_persons').incorporate(path={'identifier': relation.identifier ~ '__replacement'})) }}
{%- endmacro %}
