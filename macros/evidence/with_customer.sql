{#- The sentence of a strategy with the numbers of the customer filled in. -#}
{% macro with_customer(sentence, language) -%}
    {{ filled_in(sentence, {
        'purchases': in_purchases('count_purchases', language),
        'silent': in_days('days_since_purchase', language),
        'in_stage': in_days('days_in_stage', language),
        'complained': in_days('symptom_days', language),
        'repeat_from': "'" ~ var('repeat_from_purchases') ~ "'",
        'net_amount': in_decimals('net_amount_365_days', 2, language),
        'expected_gap': in_tenths('expected_gap_days', language),
        'stage_evidence': {'en': 'entry_evidence', 'it': 'entry_evidence_it'}[language],
        'loyalty': in_loyalty('loyalty_label_' ~ language, 'loyalty_score', language),
    }) }}
{%- endmacro %}
