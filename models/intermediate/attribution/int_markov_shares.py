from customer_journey.markov import markov_shares


def model(dbt, session):
    return markov_shares(dbt.ref("int_channel_steps").df())
