"""What tests share is made once, and nobody sees what another does to it, nor what failed half-way."""

import pytest

from once_a_run import copy_of


def test_a_folder_is_filled_once_and_each_has_a_copy_of_its_own(tmp_path_factory, worker_id):
    filled = []

    def fill(folder):
        filled.append(folder)
        (folder / "stad.txt").write_text("zoals gemaakt", encoding="utf-8")

    first, second = (copy_of(f"try-{worker_id}", fill, tmp_path_factory) for _ in range(2))
    (first / "stad.txt").write_text("veranderd", encoding="utf-8")
    assert (second / "stad.txt").read_text(encoding="utf-8") == "zoals gemaakt"
    assert len(filled) == 1


def test_what_failed_half_way_is_filled_again(tmp_path_factory, worker_id):
    name = f"fails-{worker_id}"

    def fail(folder):
        (folder / "half").touch()
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        copy_of(name, fail, tmp_path_factory)
    made = copy_of(name, lambda folder: (folder / "whole").touch(), tmp_path_factory)
    assert [one.name for one in made.iterdir()] == ["whole"]
