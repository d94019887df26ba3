{#- Why the price score is what it is, in words. -#}
{% macro price_evidence(language) -%}
    {%- set text = dbt.type_string() -%}
    {{ filled_in('evidence_' ~ language, {
        'discounted': in_percent('discounted_rate'),
        'taken_off': 'coalesce(' ~ in_percent('discount_rate') ~ ', \'–\')',
        'shop_discounted': in_percent('shop_discounted_rate'),
        'shop_taken_off': 'coalesce(' ~ in_percent('shop_discount_rate') ~ ', \'–\')',
        'purchases': in_purchases('count_purchases', language),
    }) }}
{%- endmacro %}
