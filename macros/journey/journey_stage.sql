{#- The stage: one label, one rule, the first match wins. -#}
{% macro journey_stage(level, lapse_state, open_flags) -%}
    case
        when {{ level }} in ('suspect', 'prospect') and {{ count_of_flag(open_flags, 'disqualified') }} > 0
            then 'disqualified'
        when {{ level }} in ('suspect', 'prospect') then {{ level }}
        when {{ lapse_state }} in ('lost', 'won_back') then {{ lapse_state }}
        when {{ lapse_state }} = 'at_risk' or {{ count_of_flag(open_flags, 'symptom') }} > 0 then 'at_risk'
        else {{ level }}
    end
{%- endmacro %}
