from customer_journey.lapse_policy import LapsePolicySettings, learn_lapse_policy


def model(dbt, session):
    durations = dbt.ref("int_lapse_durations")
    bands = dbt.ref("lapse_policy_fixed")
    settings = {
        "gap_prior_weight": dbt.config.meta_get("gap_prior_weight"),
        "policy_min_gaps": dbt.config.meta_get("policy_min_gaps"),
        "policy_min_at_risk": dbt.config.meta_get("policy_min_at_risk"),
        "at_risk_quantile": dbt.config.meta_get("at_risk_quantile"),
        "lost_quantile": dbt.config.meta_get("lost_quantile"),
    }
    # A learned policy is kept, so that history does not drift under the reader.
    kept = session.sql(f"select * from {dbt.this}").df() if dbt.is_incremental else None
    if kept is not None and len(kept) > 0:
        return kept.iloc[:0]
    return learn_lapse_policy(durations.df(), LapsePolicySettings.from_config(settings.get), bands.df())
