{#-
    Whether a moment lies in a half-open period: the end belongs to the next one, and without an end it goes on. With a far end
    an engine compares once for each pair, where it would ask twice whether there is one.
-#}
{% macro is_within(moment, begins_at, ends_at) -%}
    {{ moment }} >= {{ begins_at }} and {{ moment }} < coalesce({{ ends_at }}, timestamp '9999-12-31 00:00:00')
{%- endmacro %}
