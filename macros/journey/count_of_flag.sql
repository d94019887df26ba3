{#- How many flags of one kind are open, of the number that counts all kinds together. -#}
{% macro count_of_flag(open_flags, flag) -%}
    {{ integer_division(open_flags, flag_unit(flag)) }} % {{ 10 if flag == 'loyal' else 1000000 }}
{%- endmacro %}
