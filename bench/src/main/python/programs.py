"""Starts the programs that measure, each in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parents[4]
TARGET = HOME / "bench/target"
WORK = HOME / ".cache/bench"
HEAP = "6g"


def java(program: str, *arguments: object, heap: str = HEAP, options: tuple[str, ...] = ()) -> dict:
    WORK.mkdir(parents=True, exist_ok=True)
    result = WORK / "result.json"
    jar = next(TARGET.glob("alluvium-bench-*.jar"))
    class_path = f"{jar}:{(TARGET / 'class-path').read_text().strip()}"
    subprocess.run(
        ["java", f"@{TARGET / 'java.options'}", f"-Xmx{heap}", *options, f"-Dlog4j2.configurationFile={HOME / 'conf/log4j2.properties'}",
         "-cp", class_path, f"org.alluvium.bench.{program}", *map(str, arguments[:1]), str(WORK), str(result),
         *map(str, arguments[1:])],
        check=True,
    )
    return json.loads(result.read_text())


def peer(script: str, *arguments: object) -> dict:
    path = Path(__file__).with_name(script)
    told = subprocess.run([sys.executable, str(path), *map(str, arguments)], check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(told.stdout.strip().splitlines()[-1])
