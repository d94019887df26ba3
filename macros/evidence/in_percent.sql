{#- A share as a percentage of at most one decimal, without a trailing zero. -#}
{% macro in_percent(share) -%}
    {{ in_tenths(share ~ ' * 100') }}
{%- endmacro %}
