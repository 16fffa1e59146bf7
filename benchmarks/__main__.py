"""Run every figure (`python -m benchmarks`) or the named ones (`python -m benchmarks decisions`)."""

import importlib
import pkgutil
import sys

import benchmarks


def main(names: list[str]) -> int:
    """Run the figures; the exit status is 1 when one misses its bar."""
    known = [module.name for module in pkgutil.iter_modules(benchmarks.__path__) if not module.name.startswith("_")]
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"no figure {', '.join(unknown)}; there are: {', '.join(known)}", file=sys.stderr)
        return 2
    missed = []
    for name in names or known:
        print(f"== {name}")
        if importlib.import_module(f"benchmarks.{name}").main() is False:
            missed.append(name)
    if missed:
        print(f"missed the bar: {', '.join(missed)}", file=sys.stderr)
    return bool(missed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
