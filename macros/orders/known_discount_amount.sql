{#- Discount of an order; where not given it follows from the other two amounts, null where those are not. -#}
{% macro known_discount_amount() -%}
    case
        when discount_amount is not null then discount_amount
        when list_amount > net_amount then list_amount - net_amount
        when list_amount is not null then 0
    end
{%- endmacro %}
