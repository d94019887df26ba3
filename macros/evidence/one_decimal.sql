{#- A quotient of whole numbers rounded half up to one decimal, as text; null where there is nothing to divide by. -#}
{% macro one_decimal(dividend, divisor) -%}
    case
        when {{ divisor }} > 0
            then cast(
                cast({{ integer_division('20 * ' ~ dividend ~ ' + ' ~ divisor, '2 * ' ~ divisor) }} * 0.1 as decimal(9, 1))
                as {{ dbt.type_string() }}
            )
    end
{%- endmacro %}
