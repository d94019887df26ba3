{#-
    How far a person has come as one number that only grows: the base ordinal (1 suspect, 2 aware, 3 considering,
    4 deciding; then ten times the purchase number plus 0 active, 1 won back, 2 at risk, 3 lost), above it the lifetime.
-#}
{% macro progress_of(lifetime_number, base_ordinal) -%}
    coalesce({{ lifetime_number }}, 0) * cast(10000000000 as bigint) + {{ base_ordinal }}
{%- endmacro %}
