"""docs/benchmarks.md: one section for each bench, each rewritten by the bench and nothing else."""

import re
from pathlib import Path

HEAD = """# Benchmarks

Every number here was written by `make bench` (or `make bench-features`, `make bench-asof`, `make bench-training`, `make bench-sweep`, `make bench-regimes`,
`make bench-backtest`, `make bench-panel PANEL=FILE`) on the machine that its section names; none is typed in. Data is generated, or comes with a peer: anyone gets the same; that of a panel is a file of the user's. A peer runs in the same command, after ours, on
the same machine. The load is the number of processes that wanted a core just before each round (`uptime`): on a machine that
does nothing else it is near 0, and where it is not, compare the ratios rather than the seconds.
"""


def rewrite(page: Path, name: str, body: str) -> None:
    text = page.read_text() if page.exists() else HEAD
    text = HEAD + text[text.index("\n## ") :] if "\n## " in text else HEAD
    section = f"\n## {name}\n\n{body.strip()}\n"
    pattern = re.compile(rf"\n## {re.escape(name)}\n.*?(?=\n## |\Z)", re.DOTALL)
    page.write_text(pattern.sub(lambda _: section, text) if pattern.search(text) else text + section)


def table(head: list[str], rows: list[list]) -> str:
    lines = [" | ".join(head), " | ".join("---" if i == 0 else "---:" for i in range(len(head)))]
    lines += [" | ".join(str(cell) for cell in row) for row in rows]
    return "\n".join(f"| {line} |" for line in lines)


def spread(values: list[float]) -> str:
    """The median, and all of them."""
    ordered = sorted(values)
    return f"**{ordered[len(ordered) // 2]:.1f}** ({', '.join(f'{v:.1f}' for v in values)})"
