{#-
    Whether a customer is of the control group: the same answer on every engine and for ever. The first eight digits of
    a hash are compared with the share of all there are, as texts; the word before the id keeps other draws apart.
-#}
{% macro is_in_control_group(customer_id) -%}
    {%- set share = var('control_group_share') -%}
    {%- set first_outside = '%08x' % ((share * 4294967296) | round | int) if share < 1 else 'g' -%}
    {{ by_code_point('substr(' ~ hash_of('control_group', customer_id) ~ ', 1, 8)') }} < '{{ first_outside }}'
{%- endmacro %}
