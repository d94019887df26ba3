{#- Without a reporting currency, amounts of two currencies would be added up: the build stops. -#}
{% macro check_currencies(orders) -%}
    {%- if execute and var('reporting_currency') is none -%}
        {%- set found = run_query(
            "select distinct currency from " ~ orders ~ " where currency is not null order by currency"
        ).columns[0].values() -%}
        {%- if found | length > 1 -%}
            {{ exceptions.raise_compiler_error(
                "The orders are in " ~ found | join(', ') ~ ". Set the variable reporting_currency to one of them and "
                ~ "give the rates of the others in the seed exchange_rates.") }}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
