{#- Run before every build: says and notes whether everybody is computed, or only the customers with news. -#}
{% macro plan_build() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set previous = last_complete_build() -%}
        {%- set fingerprint = rules_fingerprint() -%}
        {%- set reason = reason_to_compute_everybody(previous, fingerprint) -%}
        {%- if reason and previous -%}
            {%- do check_selection() -%}
        {%- endif -%}
        {%- do log("Everybody is computed: " ~ reason ~ "." if reason else
            "Only customers with news since build " ~ previous['build_number'] ~ " are computed.", info=true) -%}
        {#- Committed here: to look for a relation that is not known yet opens a transaction, which nobody would close. -#}
        {%- call statement('builds', auto_begin=true) -%}
            insert into {{ builds_table() }} (
                build_number, previous_number, is_by_customer, is_complete, has_new_failures, reason, fingerprint
            )
            select
                coalesce(max(build_number), 0) + 1,
                {{ previous['build_number'] if previous else 'cast(null as integer)' }},
                {{ reason is none }},
                false,
                false,
                '{{ reason or 'only news' }}',
                '{{ fingerprint }}'
            from {{ builds_table() }}
        {%- endcall -%}
        {%- do adapter.commit() -%}
        {%- do graph.pop('customer_journey_build', none) -%}
    {%- endif -%}
{%- endmacro %}
