"""What a measurement was made on."""

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path


def cpu() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []:
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.processor() or platform.machine()


def memory() -> str:
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB"


def java() -> str:
    told = subprocess.run(["java", "-version"], capture_output=True, text=True, check=True).stderr
    return told.splitlines()[0].split('"')[1]


def revision(home: Path) -> str:
    told = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=home, capture_output=True, text=True)
    return told.stdout.strip() or "unknown"


def load() -> float:
    return os.getloadavg()[0]


def described(home: Path, packages: list[str]) -> str:
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    return (
        f"{os.cpu_count()} × {cpu()}, {memory()}, {platform.system()} {platform.release()}; "
        f"Java {java()}, Spark 4.1.0, Delta 4.4.0; Python {platform.python_version()}, {versions}; "
        f"revision {revision(home)}."
    )
