"""Ctrl-C during work that can stop early."""

import signal

import pytest

from regie.cli.stopping import stopping


def test_the_first_interrupt_asks_work_that_listens_to_stop_and_the_second_breaks_off():
    with stopping() as stop:
        assert not stop()
        signal.raise_signal(signal.SIGINT)
        assert stop()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


def test_an_interrupt_before_anybody_listens_breaks_off_at_once():
    with stopping(), pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def test_afterwards_an_interrupt_is_what_it_was():
    before = signal.getsignal(signal.SIGINT)
    with stopping():
        pass
    assert signal.getsignal(signal.SIGINT) is before
