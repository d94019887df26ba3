{#- The clock cannot be turned back for some customers only: the others would keep what has not happened. -#}
{% macro check_clock(clock) -%}
    {%- if is_by_customer() and run_query(
        "select 1 from " ~ clock ~ " where clock_at < " ~ timestamp_or_null(last_complete_build()['clock_at'])
    ).rows | length > 0 -%}
        {{ exceptions.raise_compiler_error(
            "The latest order or touchpoint of the last build has been taken back, which turns the clock back for "
            ~ "everybody. Build once with --vars 'compute_everybody: true'.") }}
    {%- endif -%}
{%- endmacro %}
