"""What a project writes to run viestilint on every commit, and in continuous integration."""

from __future__ import annotations

from collections.abc import Sequence

from viestilint import __version__

REPOSITORY = "https://github.com/OWNER/viestilint"

_PRE_COMMIT = """\
repos:
  - repo: {repository}
    rev: v{version}
    hooks:
      - id: viestilint{files}
"""
_GITHUB = """\
name: viestilint
on: [push, pull_request]
permissions:
  contents: read
jobs:
  viestilint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: {owner}@v{version}
        with:
          paths: {paths}
"""
_GITLAB = """\
viestilint:
  image: python:3.12
  script:
    - pip install "git+{repository}@v{version}"
    - viestilint check --exit-zero --format gitlab --output viestilint.json {paths}
    - viestilint check {paths}
  artifacts:
    when: always
    reports:
      codequality: viestilint.json
"""


def pre_commit(folders: Sequence[str] = ()) -> str:
    """``.pre-commit-config.yaml`` with the hook on the files of these folders."""
    named = [folder for folder in folders if folder != "."]
    files = f"\n        files: ^({'|'.join(named)})/" if named and len(named) == len(folders) else ""
    return _PRE_COMMIT.format(repository=REPOSITORY, version=__version__, files=files)


def github(folders: Sequence[str] = ()) -> str:
    """A workflow of GitHub Actions."""
    owner = REPOSITORY.removeprefix("https://github.com/")
    return _GITHUB.format(owner=owner, version=__version__, paths=_paths(folders))


def gitlab(folders: Sequence[str] = ()) -> str:
    """A job of GitLab CI with its code quality report."""
    return _GITLAB.format(repository=REPOSITORY, version=__version__, paths=_paths(folders))


def _paths(folders: Sequence[str]) -> str:
    return " ".join(folders) if folders and "." not in folders else "."
