"""Every question in analyses/ is answered by the sample, as it stands."""

from pathlib import Path

import pytest

from compiled_project import PROJECT, dbt_in_process
from conftest import Compiled, Shops

QUESTIONS = sorted(path.stem for path in (PROJECT / "analyses").glob("*.sql"))


@pytest.fixture(scope="module")
def answers(
    tmp_path_factory: pytest.TempPathFactory, compiled: Compiled, raw_tables: Shops
) -> dict[str, list[tuple[object, ...]]]:
    """The rows of each question."""
    folder = tmp_path_factory.mktemp("analyses")
    assert dbt_in_process("compile", "--quiet", "--select", "resource_type:analysis", folder=folder)
    compiled_folder = folder / "target" / "compiled" / "customer_journey" / "analyses"
    with compiled("learned").built(raw_tables("sample")) as connection:
        return {
            question: connection.execute(Path(compiled_folder, f"{question}.sql").read_text()).fetchall()
            for question in QUESTIONS
        }


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_has_an_answer(question: str, answers: dict[str, list[tuple[object, ...]]]) -> None:
    assert answers[question]


def test_a_question_begins_with_what_it_shows() -> None:
    for question in QUESTIONS:
        assert (PROJECT / "analyses" / f"{question}.sql").read_text().startswith("-- "), question
