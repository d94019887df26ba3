{#-
    multiple x expected gap in whole days, rounded half up, kept within two bounds. Whole numbers only, so that
    three engines agree: the multiple in ten-thousandths, the expected gap as numerator / (10 x denominator).
-#}
{% macro lapse_due_days(multiple, numerator, denominator, lowest, highest) -%}
    {%- set multiplied = "2 * cast(round(" ~ multiple ~ " * 10000) as bigint) * " ~ numerator -%}
    cast(
        least(greatest({{ integer_division(
            multiplied ~ " + 100000 * " ~ denominator, "200000 * " ~ denominator
        ) }}, {{ lowest }}), {{ highest }}) as integer
    )
{%- endmacro %}
