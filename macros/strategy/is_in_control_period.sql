{#- Whether contacts leave the control group out at an instant; never where the variable is null. -#}
{% macro is_in_control_period(instant) -%}
    {%- if var('control_group_since') is none -%}
        false
    {%- else -%}
        {{ instant }} >= cast('{{ var('control_group_since') }}' as timestamp)
    {%- endif -%}
{%- endmacro %}
