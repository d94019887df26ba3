{#- A number with so many decimals, in English or Italian. -#}
{% macro in_decimals(number, decimals, language) -%}
    {%- set text = dbt.type_string() -%}
    {{ with_decimal_mark('cast(cast(' ~ number ~ ' as decimal(18, ' ~ decimals ~ ')) as ' ~ text ~ ')', language) }}
{%- endmacro %}
