{#-
    The rate of two sums of money, the part no more than the whole: by their four decimals, and from a billion on in
    hundreds, so that whole numbers hold them.
-#}
{% macro rate_of_amounts(part, whole) -%}
    case
        when {{ whole }} < 1000000000 then {{ rate('10000 * (' ~ part ~ ')', '10000 * (' ~ whole ~ ')') }}
        else {{ rate('0.01 * (' ~ part ~ ')', '0.01 * (' ~ whole ~ ')') }}
    end
{%- endmacro %}
