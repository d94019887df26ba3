{#- Every variable that a row of a mart may depend on; a test holds the list to dbt_project.yml. -#}
{% macro journey_variables() -%}
    {{ return([
        'most_undated_share', 'input', 'input_schema', 'missing_tables', 'as_of', 'reporting_currency', 'excluded_order_statuses',
        'lapse_policy', 'gap_prior_weight', 'gap_cap_days', 'policy_min_gaps', 'policy_min_at_risk',
        'at_risk_quantile', 'lost_quantile', 'win_back_purchases', 'at_risk_min_days', 'at_risk_max_days',
        'lost_min_days', 'lost_max_days', 'repeat_from_purchases', 'loyal_min_purchases',
        'loyal_min_tenure_days', 'loyal_min_on_time_share', 'loyal_min_categories', 'advocate_min_acts',
        'advocacy_days', 'prospect_dormant_days', 'slowing_min_gaps', 'slowing_multiple',
        'control_group_share', 'control_group_since', 'outcome_days', 'outcome_grace_days',
        'outcome_min_people', 'outcome_z', 'outcome_max_customers', 'attribution_phases',
        'attribution_lookback_days', 'attribution_half_life_days', 'attribution_position_first',
        'attribution_position_last', 'direct_channels', 'journey_map_days', 'pain_min_people',
        'complaint_answer_days', 'content_touchpoint_types', 'content_outcome_days', 'loyalty_window_days',
        'loyalty_prior_purchases', 'price_amount_weight', 'programme_use_weight', 'programme_strategies',
        'programme_offer_days', 'convenience_channel_weight', 'convenience_reorder_weight',
        'perks_use_weight', 'neutral_answer_rate', 'satisfied_dependence_weight', 'acts_for_half',
        'prompted_act_weight', 'true_late_weight', 'true_prior_gaps', 'referral_touchpoint_types',
    ]) }}
{%- endmacro %}
