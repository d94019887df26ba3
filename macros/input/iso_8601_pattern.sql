{#-
    A regular expression for the dates that are read: ISO 8601 calendar dates that exist, extended or basic, with or
    without time and offset. No engine's own cast is asked: each accepts other texts.
-#}
{% macro iso_8601_pattern() -%}
    {%- set year = '([0-9]{3}[1-9]|[0-9]{2}[1-9][0-9]|[0-9][1-9][0-9]{2}|[1-9][0-9]{3})' -%}
    {%- set fours = '(0[48]|[2468][048]|[13579][26])' -%}
    {%- set leap_year = '([0-9]{2}' ~ fours ~ '|' ~ fours ~ '00)' -%}
    {%- set day = '(0[1-9]|1[0-9]|2[0-8])' -%}
    {%- set hour = '([01][0-9]|2[0-3])' -%}
    {%- set sixty = '[0-5][0-9]' -%}
    {%- set zone = '([Zz]|[+-]' ~ hour ~ '(:?' ~ sixty ~ ')?)?' -%}
    {%- set forms = [] -%}
    {%- for dash, colon in [('-', ':'), ('', '')] -%}
        {%- set long_month = '((0[1-9]|1[0-2])' ~ dash ~ day ~ '|(0[13-9]|1[0-2])' ~ dash ~ '(29|30)|(0[13578]|1[02])' ~ dash ~ '31)' -%}
        {%- set date = '(' ~ year ~ dash ~ long_month ~ '|' ~ leap_year ~ dash ~ '02' ~ dash ~ '29)' -%}
        {%- set time = '([Tt ]' ~ hour ~ colon ~ sixty ~ '(' ~ colon ~ sixty ~ '([.,][0-9]+)?)?' ~ zone ~ ')?' -%}
        {%- do forms.append(date ~ time) -%}
    {%- endfor -%}
    {{ return(forms | join('|')) }}
{%- endmacro %}
