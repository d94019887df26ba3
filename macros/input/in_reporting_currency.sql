{#-
    An amount of an order in the reporting currency, to four decimals; wide in between, so that millions fit. Without a
    reporting currency every rate is 1.
-#}
{% macro in_reporting_currency(amount) -%}
    {%- if var('reporting_currency') is none -%}
        {{ amount }}
    {%- else -%}
        cast(cast({{ amount }} as decimal(22, 4)) * exchange_rate as {{ type_amount() }})
    {%- endif -%}
{%- endmacro %}
