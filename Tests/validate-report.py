#!/usr/bin/env python3
"""Checks reports against a schema of Schema/ with the reference implementation of JSON Schema.

Usage: validate-report.py [--schema report-v1|lsp-v1|sarif-profile] REPORT.json...      ('-' reads standard input)

The Swift tests do the same with a validator of their own, so that they need nothing to be installed. This script tells
whether that validator, and the schema itself, are right: it needs the PyPI package 'jsonschema'.
"""
import json
import pathlib
import sys

import jsonschema

SCHEMAS = pathlib.Path(__file__).resolve().parent.parent / "Schema"


def errors(path, validator):
    text = sys.stdin.read() if path == "-" else pathlib.Path(path).read_text(encoding="utf-8")
    return [f"{path}: {error.json_path}: {error.message}" for error in validator.iter_errors(json.loads(text))]


def main(paths):
    name = "report-v1"
    if paths[:1] == ["--schema"] and len(paths) > 2:
        name, paths = paths[1], paths[2:]
    if not paths:
        sys.exit(__doc__)
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    found = [error for path in paths for error in errors(path, validator)]
    print("\n".join(found) if found else f"{len(paths)} valid")
    sys.exit(1 if found else 0)


main(sys.argv[1:])
