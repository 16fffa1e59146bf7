"""Ways to damage a file: bytes flipped, cut off, doubled, put in or dropped, outside and inside containers."""

import io
import tarfile
import zipfile

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

_TOKENS = (
    b"\0", b"\xef\xbb\xbf", b"\xff\xfe", b"\r", b"\r\n", b"<", b">", b"&", b"&#0;", b"&#13;", b'"', b"'", b"[" * 300,
    b"{" * 300, b"- " * 300, b"1e999", b"9" * 400, b"-1", b"NaN", b"1899-12-31", b"10000-01-01", b"#REF!", b"betwist",
    b"\xed\xa0\x80", b"\xe2\x80\xa8", b"*a", b"&a ", b"!!python/none ", b";", b":", b",", b"\t", b"ZZZZ9999999",
)  # fmt: skip


def few(examples: int) -> settings:
    """The same few examples in every run."""
    return settings(
        max_examples=examples, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.explicit],
    )  # fmt: skip


def damages() -> st.SearchStrategy[tuple[str, int, int, bytes]]:
    kinds = st.sampled_from(["flip", "cut", "double", "insert", "drop"])
    return st.tuples(kinds, st.integers(0, 1 << 20), st.integers(0, 255), st.sampled_from(_TOKENS))


def damaged(content: bytes, kind: str, at: int, by: int, token: bytes) -> bytes:
    at %= max(len(content), 1)
    match kind:
        case "flip":
            return content[:at] + bytes([content[at] ^ (by or 1)]) + content[at + 1 :] if content else b"\0"
        case "cut":
            return content[:at]
        case "double":
            return content[: at + by] + content[at:]
        case "insert":
            return content[:at] + token + content[at:]
        case _:
            return content[:at] + content[at + by :]


def inside(content: bytes, which: int, damage: tuple[str, int, int, bytes]) -> bytes:
    """A container whose one member is damaged, itself sound."""
    made = io.BytesIO()
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
            names = [name for name in old.namelist() if name.endswith((".xml", ".rels", "mimetype"))]
            chosen = names[which % len(names)]
            for name in old.namelist():
                new.writestr(name, damaged(old.read(name), *damage) if name == chosen else old.read(name))
        return made.getvalue()
    with tarfile.open(fileobj=io.BytesIO(content)) as tar, tarfile.open(fileobj=made, mode="w") as new_tar:
        members = tar.getmembers()
        for number, member in enumerate(members):
            data = tar.extractfile(member).read()  # type: ignore[union-attr]
            data = damaged(data, *damage) if number == which % len(members) else data
            info = tarfile.TarInfo(member.name)
            info.size = len(data)
            new_tar.addfile(info, io.BytesIO(data))
    return made.getvalue()
