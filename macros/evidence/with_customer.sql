{#- The sentence of a strategy with the numbers of the customer filled in. -#}
{% macro with_customer(sentence, language) -%}
    {%- set text = dbt.type_string() -%}
    {{ filled_in(sentence, {
        'purchases': in_purchases('count_purchases', language),
        'silent': in_days('days_since_purchase', language),
        'in_stage': in_days('days_in_stage', language),
        'complained': in_days('symptom_days', language),
        'repeat_from': "'" ~ var('repeat_from_purchases') ~ "'",
        'net_amount': 'cast(cast(net_amount_365_days as decimal(18, 2)) as ' ~ text ~ ')',
        'expected_gap': "replace(cast(cast(expected_gap_days as decimal(12, 1)) as " ~ text ~ "), '.0', '')",
        'stage_evidence': {'en': 'entry_evidence', 'it': 'entry_evidence_it'}[language],
        'loyalty': in_loyalty('loyalty_label_' ~ language, 'loyalty_score', language),
    }) }}
{%- endmacro %}
