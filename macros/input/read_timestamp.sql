{#-
    A column as a timestamp in UTC, a date alone at 00:00, cut to microseconds; null where it cannot be read. What has
    the type already is only held to the years that are written with four digits; text mostly needs no more than a cast.
-#}
{% macro read_timestamp(column, types) -%}
    {%- if native_kind(types.get(column)) == 'timestamp' -%}
        case when {{ column }} >= '0001-01-01' and {{ column }} <= '9999-12-31 23:59:59.999999' then cast({{ column }} as timestamp) end
    {%- else -%}
        case
            when {{ text_matches(column, iso_8601_pattern()) }}
                then
                    case
                        when {{ text_matches(column, '[0-9-]{10}([T ][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,6})?)?') }}
                            then cast({{ column }} as timestamp)
                        -- An offset may lead out of the years that four digits write.
                        when
                            substring({{ column }}, 1, 4) not in ('0001', '9999')
                            or {{ assembled_timestamp(column) }} between '0001-01-01' and '9999-12-31 23:59:59.999999'
                            then {{ assembled_timestamp(column) }}
                    end
        end
    {%- endif -%}
{%- endmacro %}
