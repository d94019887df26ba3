{#- Why the programme score is what it is, in words. -#}
{% macro programme_evidence(language) -%}
    {{ filled_in('loyalty_types.evidence_' ~ language, {
        'used': in_percent('scores.programme_rate', language),
        'shop_used': in_percent('scores.shop_programme_rate', language),
        'shorter': in_percent('scores.reward_gap_shorter_rate', language),
        'purchases': in_purchases('scores.count_purchases', language),
    }) }}
{%- endmacro %}
