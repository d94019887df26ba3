{#- The rate of two sums of money: in cents, and from a billion on in hundreds, so that whole numbers hold them. -#}
{% macro rate_of_amounts(part, whole) -%}
    case
        when {{ whole }} < 1000000000 then {{ rate('100 * (' ~ part ~ ')', '100 * (' ~ whole ~ ')') }}
        else {{ rate('0.01 * (' ~ part ~ ')', '0.01 * (' ~ whole ~ ')') }}
    end
{%- endmacro %}
