{#- A sentence with every {word} replaced by its expression; a word without a value becomes "?". -#}
{% macro filled_in(sentence, words) -%}
    {%- for word in words -%} replace( {%- endfor -%}
    {{ sentence }}
    {%- for word, expression in words.items() -%}
        , '{' || '{{ word }}' || '}', coalesce({{ expression }}, '?'))
    {%- endfor -%}
{%- endmacro %}
