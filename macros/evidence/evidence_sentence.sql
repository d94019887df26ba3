{#- A sentence put together from its pieces: texts as they are, words as what the numbers beside them say. -#}
{% macro evidence_sentence(pieces, language) -%}
    concat(
        {{ pieces }}.text_1
        {%- for number in range(1, 6) %},
        {{ evidence_word(pieces ~ '.word_' ~ number, language) }}, {{ pieces }}.text_{{ number + 1 }}
        {%- endfor %}
    )
{%- endmacro %}
