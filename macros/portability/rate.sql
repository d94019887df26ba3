{#-
    A share in 0..1, rounded half up to four decimals from whole numbers, so that engines agree; null where there is
    nothing to divide by.
-#}
{% macro rate(part, whole) -%}
    case
        when {{ whole }} > 0
            then cast(
                {{ integer_division(
                    '20000 * cast(' ~ part ~ ' as bigint) + cast(' ~ whole ~ ' as bigint)',
                    '2 * cast(' ~ whole ~ ' as bigint)'
                ) }} * cast(0.0001 as decimal(5, 4)) as decimal(9, 4)
            )
    end
{%- endmacro %}
