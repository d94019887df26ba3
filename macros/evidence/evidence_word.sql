{#- What a {word} of an evidence sentence stands for, in English or Italian; "?" where the number is not there. -#}
{% macro evidence_word(word, language) -%}
    {%- set text = dbt.type_string() -%}
    {%- set values = {
        'day': 'cast(cast(entered_at as date) as ' ~ text ~ ')',
        'silent': in_days('silent_days', language),
        'gap': in_days('gap_days', language),
        'at_risk_after': in_days('at_risk_after_days', language),
        'lost_after': in_days('lost_after_days', language),
        'previous_lost_after': in_days('previous_lost_after_days', language),
        'purchases': in_purchases('deciding_purchase_number', language),
        'purchase_number': 'cast(deciding_purchase_number as ' ~ text ~ ')',
        'at_risk_percent': in_percent('at_risk_quantile', language),
        'lost_percent': in_percent('lost_quantile', language),
        'symptom_day': 'cast(cast(symptom_opened_at as date) as ' ~ text ~ ')',
        'recent_gap': one_decimal('last_two_gaps_days', '2', language),
        'earlier_gap': one_decimal('earlier_gaps_days', 'count_earlier_gaps', language),
        'tenure': in_days('lifetime_tenure_days', language),
        'lifetime_purchases': 'cast(lifetime_purchase_number as ' ~ text ~ ')',
        'on_time': 'cast(count_gaps_on_time as ' ~ text ~ ')',
        'gaps': 'cast(lifetime_purchase_number - 1 as ' ~ text ~ ')',
        'repeat_from': "'" ~ var('repeat_from_purchases') ~ "'",
        'advocacy_days': "'" ~ var('advocacy_days') ~ "'",
    } -%}
    case {{ word }}
        when '' then ''
        {%- for name, expression in values.items() %}
        when '{{ name }}' then coalesce({{ expression }}, '?')
        {%- endfor %}
        else '?'
    end
{%- endmacro %}
