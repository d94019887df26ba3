{#- Why the perks score is what it is, in words. -#}
{% macro perks_evidence(language) -%}
    {%- set text = dbt.type_string() -%}
    {{ filled_in('loyalty_types.evidence_' ~ language, {
        'perks': 'cast(scores.count_perks as ' ~ text ~ ')',
        'gap': in_decimals('scores.expected_gap_days', 1, language),
        'shop_gap': in_decimals('scores.shop_expected_gap_days', 1, language),
        'amount': in_decimals('scores.amount_per_purchase', 2, language),
        'shop_amount': in_decimals('scores.shop_amount_per_purchase', 2, language),
        'purchases': in_purchases('scores.count_purchases', language),
    }) }}
{%- endmacro %}
