{#- The sentence of an entry reason; a fixed lapse policy may have a sentence of its own. -#}
{% macro evidence_sentence(language) -%}
    case
        when lapse_policy = 'fixed' then coalesce(evidence_fixed_policy_{{ language }}, evidence_{{ language }})
        else evidence_{{ language }}
    end
{%- endmacro %}
