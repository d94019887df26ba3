{#- A number of purchases in words, in English or Italian. -#}
{% macro in_purchases(purchases, language) -%}
    {%- set one, many = {'en': ('1 purchase', ' purchases'), 'it': ('1 acquisto', ' acquisti')}[language] -%}
    case when {{ purchases }} = 1 then '{{ one }}' else cast({{ purchases }} as {{ dbt.type_string() }}) || '{{ many }}' end
{%- endmacro %}
