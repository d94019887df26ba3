{#-
    Together so much weigh the first so many steps of a path: the variables say what the two ends weigh, in thousandths,
    and the steps between them share the rest. Two steps weigh as the two ends do. Whole numbers only.
-#}
{% macro position_weight(steps) -%}
    {%- set first = (var('attribution_position_first') * 1000) | round | int -%}
    {%- set last = (var('attribution_position_last') * 1000) | round | int -%}
    case
        when {{ steps }} = 0 then 0
        when {{ steps }} < count_steps
            then {{ first }} * greatest(count_steps - 2, 1) + {{ 1000 - first - last }} * ({{ steps }} - 1)
        when count_steps = 1 then 1
        when count_steps = 2 then {{ first + last }}
        else 1000 * (count_steps - 2)
    end
{%- endmacro %}
