{#- Texts as they are compared with a status: trimmed, in lower case, quoted; an empty list matches nothing. -#}
{% macro text_list(texts) -%}
    {%- for text in texts -%}
        '{{ text | string | trim | lower | replace("'", "''") }}'{{ ', ' if not loop.last }}
    {%- else -%}
        ''
    {%- endfor -%}
{%- endmacro %}
