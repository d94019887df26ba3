{#-
    What a model reads of a table that holds everybody: the rows of the persons this build computes, all of them where
    it computes everybody. Where the model gives it no name, is_alone, the rows still need one. What this build has just
    replaced need not be looked for again.
-#}
{% macro touched(relation, key='customer_id', is_alone=false) -%}
    {%- if is_by_customer() -%}
        {%- if is_replaced_by_this_build(relation, key) -%}
            {{ replacement_of(relation) }}
        {%- else -%}
            (select * from {{ relation }} where {{ is_touched(key) }}) {{ 'as touched_rows' if is_alone }}
        {%- endif -%}
    {%- else -%}
        {{ relation }}
    {%- endif -%}
{%- endmacro %}
