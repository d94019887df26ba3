{#- A column as an exact number of four decimals, rounded half up; null where it cannot be read or is 10^13 or more. -#}
{% macro read_decimal(column, types) -%}
    {%- set number = '[+-]?([0-9]{1,30}([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]{1,2})?' -%}
    case
    {%- if native_kind(types.get(column)) == 'number' %}
        when {{ column }} > -10000000000000 and {{ column }} < 10000000000000 then cast({{ column }} as {{ type_amount() }})
    {%- else %}
        when {{ column }} is null or not {{ text_matches(column, number) }} then null
        when abs(cast({{ column }} as double precision)) < 10000000000000 then {{ text_as_amount(column) }}
    {%- endif %}
    end
{%- endmacro %}
