{#- A share as a percentage of at most one decimal, without a trailing zero, in English or Italian. -#}
{% macro in_percent(share, language) -%}
    {{ in_tenths(share ~ ' * 100', language) }}
{%- endmacro %}
