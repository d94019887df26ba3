{#- A sentence with its spans of days and counts of purchases filled in, as the language says one and many. -#}
{% macro with_spans(sentence, language) -%}
    {{ filled_in(sentence, {
        'silent': in_days('silent_days', language),
        'gap': in_days('gap_days', language),
        'tenure': in_days('lifetime_tenure_days', language),
        'at_risk_after': in_days('at_risk_after_days', language),
        'lost_after': in_days('lost_after_days', language),
        'previous_lost_after': in_days('previous_lost_after_days', language),
        'purchases': in_purchases('purchase_number', language),
    }) }}
{%- endmacro %}
