"""A new installation."""

from regie.actions.keeping.set_up import make_private


def test_a_new_database_is_for_its_owner_alone_and_one_that_exists_stays_as_it_is(tmp_path):
    new, existing = tmp_path / "new.sqlite3", tmp_path / "existing.sqlite3"
    existing.write_bytes(b"held")
    existing.chmod(0o640)
    for file in (new, existing, tmp_path / "nowhere" / "x"):
        make_private(file)
    assert (new.stat().st_mode & 0o777, existing.stat().st_mode & 0o777) == (0o600, 0o640)
    assert existing.read_bytes() == b"held"
