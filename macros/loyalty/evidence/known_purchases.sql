{#-
    How many purchases a share speaks of: those of which it is known; all of them where it is known of none, and a dash
    stands for it.
-#}
{% macro known_purchases(known) -%}
    coalesce(nullif({{ known }}, 0), scores.count_purchases)
{%- endmacro %}
