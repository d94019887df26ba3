{#- How far the relationship got. Base ordinals: 1 suspect, 2 to 4 prospect, then ten per purchase. -#}
{% macro journey_level(base_ordinal, is_loyal, is_advocating) -%}
    case
        when {{ base_ordinal }} = 1 then 'suspect'
        when {{ base_ordinal }} < 10 then 'prospect'
        when {{ is_loyal }} and {{ is_advocating }} then 'advocate'
        when {{ is_loyal }} then 'loyal'
        when {{ base_ordinal }} >= 10 * {{ var('repeat_from_purchases') }} then 'repeat'
        else 'new'
    end
{%- endmacro %}
