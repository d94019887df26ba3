{#- Texts as they are, quoted; an empty list matches nothing. -#}
{% macro quoted_list(texts) -%}
    {%- for text in texts -%}
        '{{ text | string | replace("'", "''") }}'{{ ', ' if not loop.last }}
    {%- else -%}
        ''
    {%- endfor -%}
{%- endmacro %}
