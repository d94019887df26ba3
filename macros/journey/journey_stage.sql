{#- The stage: one label, one rule, the first match wins. -#}
{% macro journey_stage(level, lapse_state, has_open_symptom, is_disqualified) -%}
    case
        when {{ level }} in ('suspect', 'prospect') and {{ is_disqualified }} then 'disqualified'
        when {{ level }} in ('suspect', 'prospect') then {{ level }}
        when {{ lapse_state }} in ('lost', 'won_back') then {{ lapse_state }}
        when {{ lapse_state }} = 'at_risk' or {{ has_open_symptom }} then 'at_risk'
        else {{ level }}
    end
{%- endmacro %}
