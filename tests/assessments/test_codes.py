import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments import codes

CODES = st.builds(codes.new_code)


@given(CODES)
def test_code_is_read_back_however_it_is_typed(code):
    assert codes.read_code(code) == code
    assert codes.read_code(f"  {codes.grouped(code).lower()} ") == code


@given(CODES, st.integers(0, 11), st.sampled_from(codes.ALPHABET))
def test_one_wrong_sign_is_noticed(code, place, sign):
    if code[place] == sign:
        return
    with pytest.raises(codes.Mistyped):
        codes.read_code(code[:place] + sign + code[place + 1 :])


@given(CODES, st.integers(0, 9))
def test_two_swapped_signs_are_noticed(code, place):
    if code[place] == code[place + 1]:
        return
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    with pytest.raises(codes.Mistyped):
        codes.read_code(swapped)


@pytest.mark.parametrize("typed", ["", "ABC", "A" * 1000, "0000-0000-0000", "ÄÖÜ"])
def test_what_cannot_be_a_code_is_refused(typed):
    with pytest.raises(codes.Mistyped):
        codes.read_code(typed)


def test_lookalikes_are_forgiven():
    code = next(code for code in iter(codes.new_code, None) if "1" in code)

    assert codes.read_code(code.replace("1", "l")) == code


def test_digest_hides_the_code_and_is_the_same_each_time():
    code = codes.new_code()

    assert codes.digest(code) == codes.digest(code)
    assert code not in codes.digest(code)
