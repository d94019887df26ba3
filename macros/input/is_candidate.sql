{#- Whether a row takes part in the search for repeated keys: not one rejected by itself, or dated after as_of. -#}
{% macro is_candidate(own_time) -%}
    rejection_reason is null
    and {{ is_by_as_of(own_time) }}
{%- endmacro %}
