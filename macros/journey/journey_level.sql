{#- How far the relationship got, from the base ordinal (see progress_of) and the open flags; null without a base. -#}
{% macro journey_level(base_ordinal, open_flags) -%}
    case
        when {{ base_ordinal }} is null then null
        when {{ base_ordinal }} = 1 then 'suspect'
        when {{ base_ordinal }} < 10 then 'prospect'
        when
            {{ count_of_flag(open_flags, 'loyal') }} > 0
            and {{ count_of_flag(open_flags, 'advocacy') }} >= {{ var('advocate_min_acts') }}
            then 'advocate'
        when {{ count_of_flag(open_flags, 'loyal') }} > 0 then 'loyal'
        when {{ base_ordinal }} >= 10 * {{ var('repeat_from_purchases') }} then 'repeat'
        else 'new'
    end
{%- endmacro %}
