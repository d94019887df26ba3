{#- A number of days in words, in English or Italian. -#}
{% macro in_days(days, language) -%}
    {%- set one, many = {'en': ('1 day', ' days'), 'it': ('1 giorno', ' giorni')}[language] -%}
    case when {{ days }} = 1 then '{{ one }}' else cast({{ days }} as {{ dbt.type_string() }}) || '{{ many }}' end
{%- endmacro %}
