{#-
    What a model reads of a table that holds everybody: the rows of the persons this build computes, all of them where
    it computes everybody.
-#}
{% macro touched(relation, key='customer_id') -%}
    {%- if is_by_customer() -%}
        (select * from {{ relation }} where {{ is_touched(key) }})
    {%- else -%}
        {{ relation }}
    {%- endif -%}
{%- endmacro %}
