{#-
    What became of a raw row: rejected by itself, dated after the clock of stg_clock, a duplicate among the rest,
    or there to be used.
-#}
{% macro row_status(own_time) -%}
    case
        when rejection_reason is not null then 'rejected'
        when {{ own_time }} > stg_clock.clock_at then 'not_yet'
        when load_rank > 1 then 'rejected'
        else 'accepted'
    end
{%- endmacro %}
