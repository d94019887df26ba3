{#- Why the perks score is what it is, in words. -#}
{% macro perks_evidence(language) -%}
    {%- set text = dbt.type_string() -%}
    {{ filled_in('loyalty_types.evidence_' ~ language, {
        'perks': 'cast(scores.count_perks as ' ~ text ~ ')',
        'gap': 'cast(cast(scores.expected_gap_days as decimal(18, 1)) as ' ~ text ~ ')',
        'shop_gap': 'cast(cast(scores.shop_expected_gap_days as decimal(18, 1)) as ' ~ text ~ ')',
        'amount': 'cast(cast(scores.amount_per_purchase as decimal(18, 2)) as ' ~ text ~ ')',
        'shop_amount': 'cast(cast(scores.shop_amount_per_purchase as decimal(18, 2)) as ' ~ text ~ ')',
        'purchases': in_purchases('scores.count_purchases', language),
    }) }}
{%- endmacro %}
