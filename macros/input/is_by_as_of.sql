{#- Whether a row's own time lies within a build as of a past date; always, where the clock is the data's own. -#}
{% macro is_by_as_of(own_time) -%}
    {%- if var('as_of') is none -%}
        true
    {%- else -%}
        coalesce({{ own_time }} <= {{ instant(var('as_of')) }}, true)
    {%- endif -%}
{%- endmacro %}
