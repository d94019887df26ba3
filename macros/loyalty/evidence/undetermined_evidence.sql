{#- Which type comes nearest where none reaches its minimum, in words. -#}
{% macro undetermined_evidence(sentence, nearest) -%}
    {%- set text = dbt.type_string() -%}
    {{ filled_in(sentence, {
        'nearest': nearest,
        'score': 'cast(cast(runner_up_score as decimal(9, 2)) as ' ~ text ~ ')',
        'minimum': 'cast(cast(runner_up_minimum_score as decimal(9, 2)) as ' ~ text ~ ')',
    }) }}
{%- endmacro %}
