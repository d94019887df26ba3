{#- A measure reaches the variable's value, times a base; true where the variable is null: the criterion is off. -#}
{% macro at_least(measure, variable, base=none) -%}
    {%- if var(variable) is none -%}
        true
    {%- else -%}
        {{ measure }} >= {{ var(variable) }}{{ " * " ~ base if base }}
    {%- endif -%}
{%- endmacro %}
