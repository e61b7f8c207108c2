"""What the options of a Ray cluster ask for, without one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--engine", "ray"), "--engine ray writes Parquet files; say where with --out DIR"),
        (
            ("--out", "out", "--address", "10.0.0.1:6379"),
            "--address is that of a Ray cluster; add --engine ray",
        ),
    ],
)
def test_options_that_need_one_another_say_so(run: Run, given: tuple[str, ...], said: str) -> None:
    done = run("extract", "in", *given)
    assert done.exit_code == 2
    assert said in done.stderr


def test_without_ray_the_extra_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow")
    monkeypatch.setitem(__import__("sys").modules, "ray", None)
    done = run("extract", "in", "--engine", "ray", "--out", "out")
    assert done.exit_code == 2
    assert "--engine ray needs Ray; run: pip install 'quotetrack[ray]'" in done.stderr
