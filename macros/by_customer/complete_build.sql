{#- Run after every build: it has come to its end where every model was built, and no data test has failed. -#}
{% macro complete_build(results) -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set built = [] -%}
        {%- set failed = [] -%}
        {%- for result in results -%}
            {%- if result.node.resource_type == 'model' and result.status == 'success' -%}
                {%- do built.append(result.node.unique_id) -%}
            {%- elif result.node.resource_type == 'test' and result.status in ['fail', 'error'] -%}
                {%- do failed.append(result.node.unique_id) -%}
            {%- endif -%}
        {%- endfor -%}
        {%- set missing = [] -%}
        {%- for node in graph.nodes.values()
            if node.resource_type == 'model' and node.config.enabled and node.unique_id not in built -%}
            {%- do missing.append(node.unique_id) -%}
        {%- endfor -%}
        {%- if failed -%}
            update {{ builds_table() }} set has_failed_tests = true
            where build_number = {{ current_build()['build_number'] }}
        {%- elif not missing -%}
            update {{ builds_table() }}
            set
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
            where build_number = {{ current_build()['build_number'] }}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
