{#- Why the true score is what it is, in words; a dash where discounts are not known. -#}
{% macro true_evidence(language) -%}
    {%- set text = dbt.type_string() -%}
    {{ filled_in('loyalty_types.evidence_' ~ language, {
        'acts': 'cast(scores.count_acts as ' ~ text ~ ')',
        'prompted': 'cast(scores.count_prompted_acts as ' ~ text ~ ')',
        'gaps': 'cast(scores.count_gaps as ' ~ text ~ ')',
        'late': 'cast(scores.count_late_gaps as ' ~ text ~ ')',
        'discounted': 'coalesce(' ~ in_percent('scores.discounted_rate', language) ~ ', \'–\')',
        'shop_discounted': 'coalesce(' ~ in_percent('scores.shop_discounted_rate', language) ~ ', \'–\')',
        'purchases': in_purchases(known_purchases('scores.count_priced'), language),
    }) }}
{%- endmacro %}
