{#- Whose something is, beside the resolved identity of its anonymous id: who is never identified is a person too. -#}
{% macro person_of(touched) -%}
    coalesce({{ touched }}.customer_id, identities.customer_id, 'anonymous:' || {{ touched }}.anonymous_id)
{%- endmacro %}
