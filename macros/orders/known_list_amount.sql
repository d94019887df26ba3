{#- Value of an order before discounts; where not given it follows from the other two amounts, null where those are not. -#}
{% macro known_list_amount() -%}
    coalesce(list_amount, net_amount + discount_amount)
{%- endmacro %}
