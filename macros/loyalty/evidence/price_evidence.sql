{#- Why the price score is what it is, in words. -#}
{% macro price_evidence(language) -%}
    {%- set text = dbt.type_string() -%}
    {{ filled_in('loyalty_types.evidence_' ~ language, {
        'discounted': in_percent('scores.discounted_rate'),
        'taken_off': 'coalesce(' ~ in_percent('scores.discount_rate') ~ ', \'–\')',
        'shop_discounted': in_percent('scores.shop_discounted_rate'),
        'shop_taken_off': 'coalesce(' ~ in_percent('scores.shop_discount_rate') ~ ', \'–\')',
        'purchases': in_purchases('scores.count_purchases', language),
    }) }}
{%- endmacro %}
