{#-
    A cost by the number of what it brought, to the cent, half up, from whole numbers: ten-thousandths of one and millionths
    of the other, thousandths where the cost goes into billions; wide in between, so that millions fit. Null where the cost
    is unknown or nothing was brought.
-#}
{% macro cost_per(cost, number) -%}
    {%- set ten_thousandths = 'cast(round(cast(' ~ cost ~ ' as decimal(24, 4)) * 10000, 0) as bigint)' -%}
    {%- set millionths = 'cast(round(cast(' ~ number ~ ' as decimal(28, 9)) * 1000000, 0) as bigint)' -%}
    {%- set thousandths = 'cast(round(cast(' ~ number ~ ' as decimal(28, 9)) * 1000, 0) as bigint)' -%}
    cast(
        case
            when {{ cost }} < 10000000000 and {{ millionths }} > 0
                then {{ integer_division('20000 * ' ~ ten_thousandths ~ ' + ' ~ millionths, '2 * ' ~ millionths) }}
            when {{ cost }} >= 10000000000 and {{ thousandths }} > 0
                then {{ integer_division('20 * ' ~ ten_thousandths ~ ' + ' ~ thousandths, '2 * ' ~ thousandths) }}
        end * cast(0.01 as decimal(4, 2)) as {{ type_amount() }}
    )
{%- endmacro %}
