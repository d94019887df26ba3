{#- Why the satisfied score is what it is, in words; a dash where nobody answered. -#}
{% macro satisfied_evidence(language) -%}
    {%- set text = dbt.type_string() -%}
    {{ filled_in('evidence_' ~ language, {
        'answers': 'cast(count_answers as ' ~ text ~ ')',
        'answer': 'coalesce(' ~ in_percent('answer_rate') ~ ', \'–\')',
        'complaints': 'cast(count_complaints as ' ~ text ~ ')',
        'purchases': in_purchases('count_purchases', language),
    }) }}
{%- endmacro %}
