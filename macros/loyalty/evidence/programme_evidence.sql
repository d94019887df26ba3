{#- Why the programme score is what it is, in words. -#}
{% macro programme_evidence(language) -%}
    {%- set text = dbt.type_string() -%}
    {{ filled_in('loyalty_types.evidence_' ~ language, {
        'used': in_percent('scores.programme_rate'),
        'shop_used': in_percent('scores.shop_programme_rate'),
        'shorter': in_percent('scores.reward_gap_shorter_rate'),
        'purchases': in_purchases('scores.count_purchases', language),
    }) }}
{%- endmacro %}
