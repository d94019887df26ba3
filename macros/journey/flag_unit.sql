{#-
    What one open flag adds to the number that counts all kinds together, each in digits of its own: an engine keeps
    one running sum where it would keep four. Lifetimes do not overlap, so loyal needs one digit; the others have six.
-#}
{% macro flag_unit(flag) -%}
    {{ {'loyal': 1, 'symptom': 10, 'disqualified': 10000000, 'advocacy': 10000000000000}[flag] }}
{%- endmacro %}
