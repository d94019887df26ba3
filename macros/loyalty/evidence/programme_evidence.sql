{#- Why the programme score is what it is, in words. -#}
{% macro programme_evidence(language) -%}
    {%- set text = dbt.type_string() -%}
    {{ filled_in('evidence_' ~ language, {
        'used': in_percent('programme_rate'),
        'shop_used': in_percent('shop_programme_rate'),
        'shorter': in_percent('reward_gap_shorter_rate'),
        'purchases': in_purchases('count_purchases', language),
    }) }}
{%- endmacro %}
