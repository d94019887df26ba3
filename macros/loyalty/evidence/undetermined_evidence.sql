{#- Which type comes nearest where none reaches its minimum, in words. -#}
{% macro undetermined_evidence(sentence, nearest, language) -%}
    {{ filled_in(sentence, {
        'nearest': nearest,
        'score': in_decimals('runner_up_score', 2, language),
        'minimum': in_decimals('runner_up_minimum_score', 2, language),
    }) }}
{%- endmacro %}
