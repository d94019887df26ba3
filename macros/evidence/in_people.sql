{#- A number of people in words, on average perhaps not a whole one, in English or Italian. -#}
{% macro in_people(people, language) -%}
    {%- set one, many = {'en': ('1 person', ' people'), 'it': ('1 persona', ' persone')}[language] -%}
    {%- set number = in_tenths(people, language) -%}
    case when {{ number }} = '1' then '{{ one }}' else {{ number }} || '{{ many }}' end
{%- endmacro %}
