{#-
    How far a raw table is loaded. A loaded_at beyond tomorrow is a mistake: it must not hide what is loaded until then.
-#}
{% macro loaded_until(loaded_at) -%}
    max(case when {{ loaded_at }} < {{ add_days(build_started_at(), 1) }} then {{ loaded_at }} end)
{%- endmacro %}
