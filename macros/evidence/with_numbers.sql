{#- A sentence with its dates and plain numbers filled in: the words that are the same in every language. -#}
{% macro with_numbers(sentence) -%}
    {%- set text = dbt.type_string() -%}
    {{ filled_in(sentence, {
        'day': 'cast(cast(entered_at as date) as ' ~ text ~ ')',
        'symptom_day': 'cast(cast(symptom_opened_at as date) as ' ~ text ~ ')',
        'at_risk_percent': in_percent('at_risk_quantile'),
        'lost_percent': in_percent('lost_quantile'),
        'purchase_number': 'cast(purchase_number as ' ~ text ~ ')',
        'lifetime_purchases': 'cast(lifetime_purchase_number as ' ~ text ~ ')',
        'on_time': 'cast(count_gaps_on_time as ' ~ text ~ ')',
        'gaps': 'cast(lifetime_purchase_number - 1 as ' ~ text ~ ')',
        'recent_gap': one_decimal('last_two_gaps_days', '2'),
        'earlier_gap': one_decimal('earlier_gaps_days', 'count_earlier_gaps'),
        'repeat_from': "'" ~ var('repeat_from_purchases') ~ "'",
        'advocacy_days': "'" ~ var('advocacy_days') ~ "'",
    }) }}
{%- endmacro %}
