{#-
    A table none of whose rows can be used is a wrong export: of orders it stops the build, of others it is a warning.
    Where the usable rows are a table by themselves, they are looked for there.
-#}
{% macro check_readable(judged, table, usable=none) -%}
    {%- if execute and was_readable(table) and run_query(
        "select 1 from " ~ (usable or judged ~ " where rejection_reason is null") ~ " limit 1"
    ).rows | length == 0 -%}
        {%- set reasons = run_query(
            "select rejection_reason as reason, count(*) as count_rows from " ~ judged
            ~ " group by 1 order by 2 desc, 1"
        ).rows -%}
        {%- if reasons | length > 0 -%}
            {%- set message = "Not one row of " ~ table ~ (" of the customers with news" if is_by_customer() else "")
                ~ " can be used; most often: " ~ reasons[0][0] ~ " (" ~ reasons[0][1] ~ " rows). Compare the columns and "
                ~ "formats of " ~ table ~ " with the README, and correct the SELECT or the export that makes it." -%}
            {%- if table != 'raw_orders' -%}
                {%- do exceptions.warn(message) -%}
            {%- else -%}
                {{ exceptions.raise_compiler_error(message ~ (
                    " If they are as they should be, build once with --vars 'compute_everybody: true'."
                    if is_by_customer() else ""
                )) }}
            {%- endif -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
