{#-
    What a running share of an amount comes to, rounded to the cent; nothing at 0, all of the amount at 1. The difference of
    two neighbours is what one share brings: never negative, less than a cent off, and together the amount. Wide in between,
    so that millions fit.
-#}
{% macro amount_up_to(amount, share) -%}
    case
        when {{ share }} = 1 then {{ amount }}
        when {{ share }} = 0 then 0
        else least({{ amount }}, cast(round(cast({{ amount }} as decimal(24, 4)) * {{ share }}, 2) as {{ type_amount() }}))
    end
{%- endmacro %}
