{#-
    A double in -1..1 as a rate of four decimals, half up. Engines cast doubles to decimals each in its own way; floor
    they all do alike.
-#}
{% macro rounded_rate(number) -%}
    cast(
        cast(floor(({{ number }}) * 10000 + 0.5) as bigint) * cast(0.0001 as decimal(5, 4)) as decimal(9, 4)
    )
{%- endmacro %}
