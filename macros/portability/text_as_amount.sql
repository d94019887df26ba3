{#-
    A text that spells a number, as an amount. DuckDB's cast fails on some numbers with an exponent and takes others for zero;
    by way of more decimals it reads them, and what is longer still cannot be read.
-#}
{% macro text_as_amount(column) -%}
    {{ return(adapter.dispatch('text_as_amount', 'customer_journey')(column)) }}
{%- endmacro %}

{% macro default__text_as_amount(column) -%}
    cast({{ column }} as {{ type_amount() }})
{%- endmacro %}

{% macro duckdb__text_as_amount(column) -%}
    case
        when contains(lower({{ column }}), 'e')
            then try_cast(try_cast({{ column }} as decimal(38, 15)) as {{ type_amount() }})
        else cast({{ column }} as {{ type_amount() }})
    end
{%- endmacro %}
