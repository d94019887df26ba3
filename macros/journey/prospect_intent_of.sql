{#- How near a prospect was to buying, from the base ordinal; null since the first purchase. See progress_of. -#}
{% macro prospect_intent_of(base_ordinal) -%}
    case
        when {{ base_ordinal }} <= 2 then 'aware'
        when {{ base_ordinal }} = 3 then 'considering'
        when {{ base_ordinal }} = 4 then 'deciding'
    end
{%- endmacro %}
