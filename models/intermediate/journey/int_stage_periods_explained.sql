{{ config(materialized='incremental', incremental_strategy='by_customer') }}

-- All that is known of each stay in a stage, past the clock too: as the clock moves on, nothing of it changes. The
-- deciding numbers of its beginning are put into words: the sentence is a row of entry_reasons.
with

entries as (
    select * from {{ ref('int_stage_entries_reasoned') }}
),

purchases as (
    select * from {{ touched(ref('int_purchases'), is_alone=true) }}
),

-- By number, since there are few: to compare each entry with the bands would have an engine sort them all.
policy_by_number as (
    select
        numbers.purchase_number,
        policy.lapse_policy,
        policy.at_risk_quantile,
        policy.lost_quantile
    from (select distinct purchases.purchase_number from purchases) as numbers
    inner join {{ ref('int_lapse_policy') }} as policy
        on
            numbers.purchase_number >= policy.first_purchase_number
            and (policy.last_purchase_number is null or numbers.purchase_number <= policy.last_purchase_number)
),

entries_with_numbers as (
    select
        entries.*,
        coalesce(policy_by_number.lapse_policy, 'learned') as lapse_policy,
        policy_by_number.at_risk_quantile,
        policy_by_number.lost_quantile,
        coalesce(bought.purchase_number, silent_since.purchase_number) as deciding_purchase_number,
        bought.gap_days,
        bought.previous_lost_after_days,
        bought.lifetime_purchase_number,
        bought.lifetime_tenure_days,
        bought.count_gaps_on_time,
        silent_since.at_risk_after_days,
        silent_since.lost_after_days,
        {{ days_between('silent_since.purchased_on', 'entries.entered_at') }} as silent_days,
        slowed.last_two_gaps_days,
        slowed.earlier_gaps_days,
        slowed.lifetime_purchase_number - 3 as count_earlier_gaps
    from entries
    left join purchases as bought
        on
            entries.customer_id = bought.customer_id
            and entries.entered_at = bought.purchased_at
    -- The purchase number of an entry is that of the last purchase where silence is the reason.
    left join purchases as silent_since
        on
            entries.customer_id = silent_since.customer_id
            and entries.purchase_number = silent_since.purchase_number
            and entries.lapse_state in ('at_risk', 'lost')
    left join purchases as slowed
        on
            entries.customer_id = slowed.customer_id
            and entries.symptom_opened_at = slowed.purchased_at
            and slowed.is_slowed
    left join policy_by_number on silent_since.purchase_number = policy_by_number.purchase_number
),

evidence_pieces as (
    select * from {{ ref('int_evidence_pieces') }}
),

stage_periods_explained as (
    select
        entries.customer_id,
        entries.stage,
        entries.level,
        entries.previous_stage,
        entries.next_stage,
        entries.previous_entered_at,
        entries.entered_at,
        entries.exited_at,
        entries.entry_reason,
        {{ evidence_sentence('english', 'en') }} as entry_evidence,
        {{ evidence_sentence('italian', 'it') }} as entry_evidence_it,
        entries.lifetime_number
    from entries_with_numbers as entries
    inner join evidence_pieces as english
        on
            entries.entry_reason = english.entry_reason
            and entries.lapse_policy = english.lapse_policy
            and english.sentence_language = 'en'
    inner join evidence_pieces as italian
        on
            entries.entry_reason = italian.entry_reason
            and entries.lapse_policy = italian.lapse_policy
            and italian.sentence_language = 'it'
)

select * from stage_periods_explained
