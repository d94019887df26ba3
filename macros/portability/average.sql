{#-
    The mean of so many exact numbers that are not negative, from their sum, rounded half up to four decimals; null where
    there are none.
-#}
{% macro average(total, number) -%}
    case
        when {{ number }} > 0
            then cast(
                {{ integer_division(
                    'cast(20000 * (' ~ total ~ ') as bigint) + cast(' ~ number ~ ' as bigint)',
                    '2 * cast(' ~ number ~ ' as bigint)'
                ) }} * cast(0.0001 as decimal(5, 4)) as {{ type_amount() }}
            )
    end
{%- endmacro %}
