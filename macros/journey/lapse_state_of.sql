{#- Whether the relationship is alive, from the base ordinal; null before the first purchase. See progress_of. -#}
{% macro lapse_state_of(base_ordinal) -%}
    case
        when {{ base_ordinal }} < 10 then null
        when {{ base_ordinal }} % 10 = 0 then 'active'
        when {{ base_ordinal }} % 10 = 1 then 'won_back'
        when {{ base_ordinal }} % 10 = 2 then 'at_risk'
        when {{ base_ordinal }} % 10 = 3 then 'lost'
    end
{%- endmacro %}
