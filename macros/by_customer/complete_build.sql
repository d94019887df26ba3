{#-
    Run after every build: it has come to its end where every model was built, and no data test makes what is kept
    doubtful.
-#}
{% macro complete_build(results) -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set failed = failed_tests(results) -%}
        {%- set is_doubtful = has_new_failures(failed) -%}
        update {{ builds_table() }}
        set
            failed_tests = {{ "'" ~ failed | join(', ') ~ "'" if failed else 'null' }},
            has_new_failures = {{ is_doubtful }}
            {%- if has_built_every_model(results) and not is_doubtful %},
            is_complete = true,
            clock_at = (select clock.clock_at from {{ stored('stg_clock') }} as clock),
            undated_share = (
                select max(cast(counts.count_undated as decimal(20, 4)) / greatest(counts.count_raw, 1))
                from {{ stored('stg_raw_counts') }} as counts
                where counts.has_loaded_at
            ),
            {% for name in ['orders', 'customers', 'touchpoints'] -%}
            {{ name }}_loaded_at = (
                select counts.loaded_until
                from {{ stored('stg_raw_counts') }} as counts
                where counts.raw_table = 'raw_{{ name }}'
            ){{ ',' if not loop.last }}
            {% endfor -%}
            {%- endif %}
        where build_number = {{ current_build()['build_number'] }}
    {%- endif -%}
{%- endmacro %}
