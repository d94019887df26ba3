{#-
    What a running credit in billionths of an amount comes to, as `amount_up_to`: of amounts with few digits by numbers of
    64 bits, many times quicker.
-#}
{% macro amount_of_credit(amount, credit) -%}
    case
        when {{ credit }} = 1000000000 then {{ amount }}
        when {{ credit }} = 0 then 0
        when abs({{ amount }}) < 100000
            then
                least({{ amount }}, cast(round(
                    cast({{ amount }} as decimal(9, 4))
                    * cast(cast({{ credit }} as decimal(9, 0)) * cast(0.000000001 as decimal(9, 9)) as decimal(9, 9)), 2
                ) as {{ type_amount() }}))
        else {{ amount_up_to(amount, credit_of(credit)) }}
    end
{%- endmacro %}
