"""What tokens have asked is counted anew for each test."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _nothing_asked_yet():
    cache.clear()
