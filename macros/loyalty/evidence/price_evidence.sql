{#- Why the price score is what it is, in words. -#}
{% macro price_evidence(language) -%}
    {{ filled_in('loyalty_types.evidence_' ~ language, {
        'discounted': in_percent('scores.discounted_rate', language),
        'taken_off': 'coalesce(' ~ in_percent('scores.discount_rate', language) ~ ', \'–\')',
        'shop_discounted': in_percent('scores.shop_discounted_rate', language),
        'shop_taken_off': 'coalesce(' ~ in_percent('scores.shop_discount_rate', language) ~ ', \'–\')',
        'purchases': in_purchases(known_purchases('scores.count_priced'), language),
    }) }}
{%- endmacro %}
