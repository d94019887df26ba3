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
    if dbt.is_incremental and session.sql(f"select 1 from {dbt.this} limit 1").fetchall():
        return session.sql(f"select * from {dbt.this} limit 0")

    # Imported only to learn: the libraries of the survival curve take seconds to load.
    from customer_journey.lapse_policy import LapsePolicySettings, learn_lapse_policy

    return learn_lapse_policy(durations.df(), LapsePolicySettings.from_config(settings.get), bands.df())
