{#- Texts as they are compared with a status: trimmed, in lower case, quoted; an empty list matches nothing. -#}
{% macro text_list(texts) -%}
    {{ quoted_list(texts | map('string') | map('trim') | map('lower') | list) }}
{%- endmacro %}
