{#- An amount of an order in the reporting currency, to four decimals; wide in between, so that millions fit. -#}
{% macro in_reporting_currency(amount) -%}
    cast(cast({{ amount }} as decimal(22, 4)) * exchange_rate as {{ type_amount() }})
{%- endmacro %}
