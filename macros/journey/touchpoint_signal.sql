{#- The signal of a touchpoint beside the row of its type: rated types speak by their score. -#}
{% macro touchpoint_signal(score) -%}
    case
        when touchpoint_types.touchpoint_type is null then 'none'
        when touchpoint_types.positive_signal is null or {{ score }} is null then touchpoint_types.signal
        when {{ score }} <= touchpoint_types.negative_at_or_below then 'dissatisfied'
        when {{ score }} >= touchpoint_types.positive_at_or_above then touchpoint_types.positive_signal
        else touchpoint_types.neutral_signal
    end
{%- endmacro %}
