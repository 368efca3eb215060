"""Coverage-guided fuzzing of one target with atheris: ``python -m fuzz.run TARGET [--seconds N] [--out FOLDER]``.

A failing input is kept in ``FOLDER/TARGET/findings`` with its traceback, once for each place that fails, and the run
goes on. Inputs that reached new code are kept in ``FOLDER/TARGET/corpus`` and are where the next run begins. At the
end one line of JSON is added to ``FOLDER/runs.jsonl``: target, executions, seconds, failures.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
import time
import traceback
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["viestilint"]):
    from fuzz.targets import TARGETS, Target, seeds, words

STEP = 200


class Recorder:
    """Runs a target and keeps what fails."""

    def __init__(self, name: str, folder: Path, seconds: float) -> None:
        self.name = name
        self.target: Target = TARGETS[name]
        self.folder = folder / name / "findings"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.log = folder / "runs.jsonl"
        self.seconds = seconds
        self.began = time.monotonic()
        self.runs = 0
        self.found: dict[str, str] = {}

    def __call__(self, data: bytes) -> None:
        self.runs += 1
        try:
            self.target(data)
        except Exception as error:
            self._keep(data, error)
        if self.runs % STEP == 0 and time.monotonic() - self.began > self.seconds:
            self.close()

    def _keep(self, data: bytes, error: Exception) -> None:
        frames = traceback.extract_tb(error.__traceback__)
        own = [frame for frame in frames if "/viestilint/" in frame.filename] or frames
        last = own[-1]
        said = str(error) if isinstance(error, AssertionError) and len(own) == len(frames) else ""
        key = f"{type(error).__name__} {Path(last.filename).name}:{last.lineno} {frames[-1].line} {said[:60]}"
        if key in self.found:
            return
        name = hashlib.sha256(key.encode()).hexdigest()[:12]
        self.found[key] = name
        (self.folder / f"{name}.bin").write_bytes(data)
        (self.folder / f"{name}.txt").write_text(key + "\n\n" + "".join(traceback.format_exception(error)))
        print(f"FOUND {self.name}: {key} → {name}", file=sys.stderr, flush=True)

    def close(self) -> None:
        """Writes the line of this run and ends it."""
        taken = time.monotonic() - self.began
        line = {
            "target": self.name,
            "executions": self.runs,
            "seconds": round(taken),
            "failures": sorted(self.found),
        }
        with self.log.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
        sys.stderr.flush()
        # libFuzzer has no other way out of its loop that leaves the corpus as it is.
        os._exit(0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--out", type=Path, default=Path("build/fuzz"))
    parser.add_argument("--replay", type=Path, help="Run one kept input and show what it raises.")
    options = parser.parse_args()
    if options.replay:
        TARGETS[options.target](options.replay.read_bytes())
        return
    corpus = options.out / options.target / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in seeds(options.target):
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    dictionary = options.out / options.target / "words.dict"
    lines = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in words())
    dictionary.write_text("".join(f'"{line}"\n' for line in lines))
    recorder = Recorder(options.target, options.out, options.seconds)
    artifacts = f"{options.out / options.target / 'findings'}/"
    limits = ["-max_len=6000", "-timeout=60", "-rss_limit_mb=4096", "-print_final_stats=0", "-verbosity=0"]
    atheris.Setup([sys.argv[0], str(corpus), f"-dict={dictionary}", f"-artifact_prefix={artifacts}", *limits], recorder)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
