{#- The own time of a raw row, where it can be believed: news may move the clock so far. -#}
{% macro happened_at(column, columns) -%}
    case
        when {{ is_future_date(read_timestamp(column, columns), read_timestamp('loaded_at', columns)) }} is not true
            then {{ read_timestamp(column, columns) }}
    end
{%- endmacro %}
