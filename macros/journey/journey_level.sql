{#- How far the relationship got, from the base ordinal (see progress_of); null where there is none. -#}
{% macro journey_level(base_ordinal, is_loyal, is_advocating) -%}
    case
        when {{ base_ordinal }} is null then null
        when {{ base_ordinal }} = 1 then 'suspect'
        when {{ base_ordinal }} < 10 then 'prospect'
        when {{ is_loyal }} and {{ is_advocating }} then 'advocate'
        when {{ is_loyal }} then 'loyal'
        when {{ base_ordinal }} >= 10 * {{ var('repeat_from_purchases') }} then 'repeat'
        else 'new'
    end
{%- endmacro %}
