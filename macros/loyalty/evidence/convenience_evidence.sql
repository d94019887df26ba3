{#- Why the convenience score is what it is, in words; a dash for what the data does not hold. -#}
{% macro convenience_evidence(language) -%}
    {{ filled_in('loyalty_types.evidence_' ~ language, {
        'one_channel': 'coalesce(' ~ in_percent('scores.one_channel_rate', language) ~ ', \'–\')',
        'shop_one_channel': 'coalesce(' ~ in_percent('scores.shop_one_channel_rate', language) ~ ', \'–\')',
        'reorders': 'coalesce(' ~ in_percent('scores.reorder_rate', language) ~ ', \'–\')',
        'looks': in_decimals('scores.looks_per_purchase', 1, language),
        'shop_looks': in_decimals('scores.shop_looks_per_purchase', 1, language),
        'purchases': in_purchases(known_purchases('scores.count_in_channels'), language),
    }) }}
{%- endmacro %}
