{#- Why a build cannot be content with the customers who have news; none where it can. -#}
{% macro reason_to_compute_everybody(previous, fingerprint) -%}
    {%- if target.type not in ['duckdb', 'postgres'] -%}
        {{ return('this engine does not replace rows') }}
    {%- elif flags.FULL_REFRESH or var('compute_everybody') -%}
        {{ return('it was asked for') }}
    {%- elif var('as_of') is not none -%}
        {{ return('as of a past date nothing is kept') }}
    {%- elif var('relearn_lapse_policy') -%}
        {{ return('the lapse policy is learned again') }}
    {%- elif previous is none -%}
        {{ return('no build has come to its end yet') }}
    {%- elif previous['count_of_everybody_since'] > 0 -%}
        {{ return('the last build of everybody did not come to its end') }}
    {%- elif previous['count_doubtful_since'] > 0 -%}
        {{ return('data tests failed that had not failed before') }}
    {%- elif previous['fingerprint'] != fingerprint -%}
        {{ return('models, macros, rule tables or variables have changed') }}
    {%- elif previous['undated_share'] > var('most_undated_share') -%}
        {{ return('too many raw rows do not say when they were loaded') }}
    {%- endif -%}
    {%- for node in graph.nodes.values()
        if node.resource_type == 'model' and node.config.materialized == 'incremental'
        and adapter.get_relation(node.database, node.schema, node.alias) is none -%}
        {{ return('table ' ~ node.name ~ ' is missing') }}
    {%- endfor -%}
    {%- set changed_table = table_with_other_columns() -%}
    {%- if changed_table -%}
        {{ return(changed_table ~ ' has other columns') }}
    {%- endif -%}
    {{ return(none) }}
{%- endmacro %}
