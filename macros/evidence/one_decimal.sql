{#-
    A quotient of whole numbers rounded half up to one decimal, as text in English or Italian; null where there is nothing
    to divide by.
-#}
{% macro one_decimal(dividend, divisor, language) -%}
    case
        when {{ divisor }} > 0
            then {{ in_decimals(
                integer_division('20 * ' ~ dividend ~ ' + ' ~ divisor, '2 * ' ~ divisor) ~ ' * 0.1', 1, language
            ) }}
    end
{%- endmacro %}
