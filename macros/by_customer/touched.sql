{#-
    What a model reads of a table that holds everybody: the rows of the persons this build computes, all of them where
    it computes everybody. Where the model gives it no name, is_alone, the rows still need one.
-#}
{% macro touched(relation, key='customer_id', is_alone=false) -%}
    {%- if is_by_customer() -%}
        (select * from {{ relation }} where {{ is_touched(key) }}) {{ 'as touched_rows' if is_alone }}
    {%- else -%}
        {{ relation }}
    {%- endif -%}
{%- endmacro %}
