{#- Why the convenience score is what it is, in words; a dash for what the data does not hold. -#}
{% macro convenience_evidence(language) -%}
    {%- set text = dbt.type_string() -%}
    {{ filled_in('loyalty_types.evidence_' ~ language, {
        'one_channel': 'coalesce(' ~ in_percent('scores.one_channel_rate') ~ ', \'–\')',
        'shop_one_channel': 'coalesce(' ~ in_percent('scores.shop_one_channel_rate') ~ ', \'–\')',
        'reorders': 'coalesce(' ~ in_percent('scores.reorder_rate') ~ ', \'–\')',
        'looks': 'cast(cast(scores.looks_per_purchase as decimal(18, 1)) as ' ~ text ~ ')',
        'shop_looks': 'cast(cast(scores.shop_looks_per_purchase as decimal(18, 1)) as ' ~ text ~ ')',
        'purchases': in_purchases('scores.count_purchases', language),
    }) }}
{%- endmacro %}
