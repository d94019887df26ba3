"""Learn the lapse policy for an engine that runs no Python models, such as PostgreSQL.

The aggregates come from that engine and the table goes back to it; the maths is `learn_lapse_policy`
as everywhere. dbt resolves connection, relations and variables: nothing is configured twice.
"""

import json
from dataclasses import fields

import click
import yaml  # type: ignore[import-untyped]

from customer_journey.engine import connected, run_dbt, write_table
from customer_journey.lapse_policy import POLICY_COLUMNS, LapsePolicySettings, learn_lapse_policy

# What dbt knows and this command needs, as one JSON object. The macro learned_lapse_policy seeks the table
# under the same name.
CONTEXT = """
{%- set durations = ref('int_lapse_durations') -%}
{%- set name = 'int_lapse_policy_learned' if var('as_of') is none else 'int_lapse_policy_as_of' -%}
{%- set learned = api.Relation.create(durations.database, durations.schema, name, type='table') -%}
{%- set settings = {} -%}
{%- for variable in VARIABLES %}{% do settings.update({variable: var(variable) | string}) %}{% endfor -%}
{{ tojson({
    'engine': target.type,
    'settings': settings,
    'durations': durations | string,
    'bands': ref('lapse_policy_fixed') | string,
    'learned': learned | string,
    'is_there': load_relation(learned) is not none,
    'relearn': var('as_of') is not none or var('relearn_lapse_policy'),
}) }}
"""

FAILED = "The policy was not learned, nothing was replaced"


@click.command()
@click.option("--target", required=True, help="The engine, a target of profiles.yml.")
@click.option("--relearn", is_flag=True, help="Replace the policy learned before.")
@click.option("--project-dir", help="Where dbt_project.yml is. Default: as dbt finds it.")
@click.option("--profiles-dir", help="Where profiles.yml is. Default: as dbt finds it.")
@click.option("--vars", "variables", default="{}", help="Variables of the project, as YAML, as for dbt.")
def fit(
    target: str, relearn: bool, project_dir: str | None, profiles_dir: str | None, variables: str
) -> None:
    """Learn the lapse policy where dbt runs no Python models.

    A policy learned before is kept, unless --relearn; one as of a past date is learned each time.
    """
    folders = {"--project-dir": project_dir, "--profiles-dir": profiles_dir}
    options = ["--target", target, "--vars", variables]
    options += [part for flag, folder in folders.items() if folder for part in (flag, folder)]

    names = [field.name for field in fields(LapsePolicySettings)]
    inline = CONTEXT.replace("VARIABLES", json.dumps(names))
    compiled = run_dbt(["compile", "--inline", inline, "--log-level", "none", *options])
    context = json.loads(compiled.results[0].node.compiled_code)
    learned = context["learned"]
    if context["engine"] == "duckdb":
        raise click.ClickException(f"{target} runs Python models: `dbt build` learns the policy itself.")
    try:
        settings = LapsePolicySettings.from_config(context["settings"].__getitem__)
    except ValueError as error:
        raise click.ClickException(f"Variables of the lapse policy: {error}.") from None

    if context["is_there"] and not (relearn or context["relearn"]):
        with connected(context["engine"], FAILED) as run:
            is_kept = len(run(f"select * from {learned}")) > 0
        if is_kept:
            click.echo(f"Kept the policy learned before in {learned}; --relearn replaces it.")
            return

    # Cautious: a test that also reads a table not built yet is left to `dbt build`.
    select = ["--select", "+int_lapse_durations", "lapse_policy_fixed", "--indirect-selection", "cautious"]
    # Of everybody: a build by customer leaves the durations of some.
    everybody = yaml.safe_dump({**(yaml.safe_load(variables) or {}), "compute_everybody": True})
    run_dbt(["build", *select, "--exclude-resource-type", "unit_test", *options, "--vars", everybody])
    with connected(context["engine"], FAILED) as run:
        durations = run(f"select * from {context['durations']}")
        bands = run(f"select * from {context['bands']} order by first_purchase_number")
        policy = learn_lapse_policy(durations, settings, bands)
        write_table(run, learned, POLICY_COLUMNS, policy)
    few = "" if len(policy) else ": too few gaps to learn from, the fixed policy holds"
    click.echo(f"Learned the policy of {len(policy)} bands into {learned}{few}.")
