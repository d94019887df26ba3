{#- All columns of a raw row as a whole number of 64 bits: DuckDB hashes them as they are, others as one text. -#}
{% macro row_hash(table) -%}
    {{ return(adapter.dispatch('row_hash', 'customer_journey')(table)) }}
{%- endmacro %}

{% macro default__row_hash(table) -%}
    {{ key_hash(raw_row_as_json(table)) }}
{%- endmacro %}

{% macro duckdb__row_hash(table) -%}
    hash({{ (raw_contract(table)['required'] + raw_contract(table)['optional']) | join(', ') }})
{%- endmacro %}
