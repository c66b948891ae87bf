import stat

import pytest

from careerpath import env


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1", True),
        ("Yes", True),
        ("on", True),
        ("0", False),
        ("", False),
        ("no", False),
    ],
)
def test_flag_is_yes_or_no(monkeypatch, value, expected):
    monkeypatch.setenv("SWITCH", value)

    assert env.flag("SWITCH") is expected


def test_flag_falls_back_to_its_default(monkeypatch):
    monkeypatch.delenv("SWITCH", raising=False)

    assert env.flag("SWITCH", default=True) is True


def test_flag_says_what_to_write_instead(monkeypatch):
    monkeypatch.setenv("SWITCH", "perhaps")

    with pytest.raises(env.BadSetting, match="write 1 for yes or 0 for no"):
        env.flag("SWITCH")


def test_words_are_parted_by_commas(monkeypatch):
    monkeypatch.setenv("HOSTS", " a.example, b.example ,,")

    assert env.words("HOSTS") == ["a.example", "b.example"]


@pytest.mark.parametrize("value", ["0", "-1", "ten", ""])
def test_number_refuses_what_is_not_a_whole_number_from_one_on(monkeypatch, value):
    monkeypatch.setenv("DAYS", value)

    with pytest.raises(env.BadSetting):
        env.number("DAYS", default=5)


def test_secret_is_made_once_and_only_its_owner_can_read_it(monkeypatch, tmp_path):
    monkeypatch.delenv("KEY", raising=False)
    file = tmp_path / "var" / "key"

    first = env.secret("KEY", kept_in=file)

    assert env.secret("KEY", kept_in=file) == first
    assert len(first) > 50
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_secret_from_the_environment_wins_and_writes_nothing(monkeypatch, tmp_path):
    monkeypatch.setenv("KEY", "given")

    assert env.secret("KEY", kept_in=tmp_path / "key") == "given"
    assert list(tmp_path.iterdir()) == []


def test_one_of_takes_only_the_words_it_knows(monkeypatch):
    monkeypatch.delenv("WORKERS", raising=False)
    assert env.one_of("WORKERS", "embedded", "separate") == "embedded"
    monkeypatch.setenv("WORKERS", "separate")
    assert env.one_of("WORKERS", "embedded", "separate") == "separate"
    monkeypatch.setenv("WORKERS", "many")
    with pytest.raises(env.BadSetting, match="write embedded or separate"):
        env.one_of("WORKERS", "embedded", "separate")
