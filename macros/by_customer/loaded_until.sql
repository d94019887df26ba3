{#-
    How far a raw table is loaded. A loaded_at beyond tomorrow is a mistake: it must not hide what is loaded until then.
-#}
{% macro loaded_until(columns) -%}
    max(
        case
            when {{ read_timestamp('loaded_at', columns) }} < {{ add_days(build_started_at(), 1) }}
                then {{ read_timestamp('loaded_at', columns) }}
        end
    )
{%- endmacro %}
