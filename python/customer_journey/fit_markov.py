"""Share the conversions by the Markov chain on an engine that runs no Python models, such as PostgreSQL.

The counted steps come from that engine and the shares go back to it; the maths is `markov_shares` as
everywhere. Run after `dbt build`, which counts the steps; the report on channels is built again with them.
"""

import json

import click

from customer_journey.engine import connected, run_dbt, write_table
from customer_journey.markov import SHARE_COLUMNS, markov_shares

# What dbt knows and this command needs, as one JSON object. The macro markov_shares seeks the table under the
# same name.
CONTEXT = """
{%- set steps = ref('int_channel_steps') -%}
{%- set shares = api.Relation.create(steps.database, steps.schema, 'int_markov_shares', type='table') -%}
{{ tojson({
    'engine': target.type,
    'steps': steps | string,
    'shares': shares | string,
    'is_counted': load_relation(steps) is not none,
}) }}
"""
FAILED = "The conversions were not shared, nothing was replaced"


@click.command()
@click.option("--target", required=True, help="The engine, a target of profiles.yml.")
@click.option("--project-dir", help="Where dbt_project.yml is. Default: as dbt finds it.")
@click.option("--profiles-dir", help="Where profiles.yml is. Default: as dbt finds it.")
@click.option("--vars", "variables", default="{}", help="Variables of the project, as YAML, as for dbt.")
def fit_markov(target: str, project_dir: str | None, profiles_dir: str | None, variables: str) -> None:
    """Share the conversions by the Markov chain where dbt runs no Python models.

    Run it after each `dbt build`: it adds the model markov to rpt_channel_attribution.
    """
    folders = {"--project-dir": project_dir, "--profiles-dir": profiles_dir}
    options = ["--target", target, "--vars", variables]
    options += [part for flag, folder in folders.items() if folder for part in (flag, folder)]

    compiled = run_dbt(["compile", "--inline", CONTEXT, "--log-level", "none", *options])
    context = json.loads(compiled.results[0].node.compiled_code)
    if context["engine"] == "duckdb":
        raise click.ClickException(f"{target} runs Python models: `dbt build` shares the conversions itself.")
    if not context["is_counted"]:
        raise click.ClickException(f"There are no counted steps on {target} yet. Run `dbt build` first.")
    with connected(context["engine"], FAILED) as run:
        shares = markov_shares(run(f"select * from {context['steps']}"))
        write_table(run, context["shares"], SHARE_COLUMNS, shares)
    run_dbt(["run", "--select", "int_channel_credits_markov", "rpt_channel_attribution", *options])
    click.echo(f"Shared the conversions between {len(shares)} kinds and channels in {context['shares']}.")
