{#- Why the true score is what it is, in words; a dash where discounts are not known. -#}
{% macro true_evidence(language) -%}
    {%- set text = dbt.type_string() -%}
    {{ filled_in('evidence_' ~ language, {
        'acts': 'cast(count_acts as ' ~ text ~ ')',
        'prompted': 'cast(count_prompted_acts as ' ~ text ~ ')',
        'gaps': 'cast(count_gaps as ' ~ text ~ ')',
        'late': 'cast(count_late_gaps as ' ~ text ~ ')',
        'discounted': 'coalesce(' ~ in_percent('discounted_rate') ~ ', \'–\')',
        'shop_discounted': 'coalesce(' ~ in_percent('shop_discounted_rate') ~ ', \'–\')',
        'purchases': in_purchases('count_purchases', language),
    }) }}
{%- endmacro %}
