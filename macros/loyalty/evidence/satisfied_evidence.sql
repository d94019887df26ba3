{#- Why the satisfied score is what it is, in words; a dash where nobody answered. -#}
{% macro satisfied_evidence(language) -%}
    {%- set text = dbt.type_string() -%}
    {{ filled_in('loyalty_types.evidence_' ~ language, {
        'answers': 'cast(scores.count_answers as ' ~ text ~ ')',
        'answer': 'coalesce(' ~ in_percent('scores.answer_rate', language) ~ ', \'–\')',
        'complaints': 'cast(scores.count_complaints as ' ~ text ~ ')',
        'purchases': in_purchases('scores.count_purchases', language),
    }) }}
{%- endmacro %}
