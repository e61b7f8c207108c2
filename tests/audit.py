"""Asks for known vulnerabilities in what quotetrack runs with: python tests/audit.py PIP_AUDIT

PIP_AUDIT is the program. Ends with status 1 where one is known, and with 0 where the database cannot be
reached: then it says so, since nothing was audited.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PINNED = ROOT / "constraints-hashed.txt"


def judge(answer: str, said: str = "") -> tuple[int, list[str]]:
    """Return the exit status and what to print for pip-audit's answer in JSON; ``said`` is its stderr."""
    try:
        found = json.loads(answer)["dependencies"]
    except (ValueError, KeyError, TypeError):
        reason = (said.strip() or "no answer").splitlines()[-1]
        return 0, [f"pip-audit: its database could not be reached, nothing was audited ({reason[:200]})"]
    audited = [one for one in found if "vulns" in one]
    if not audited:
        reason = found[0].get("skip_reason", "no reason given") if found else "no packages"
        return 0, [f"pip-audit: its database could not be reached, nothing was audited ({reason})"]
    known = [
        f"{one['name']} {one['version']}: {flaw['id']},"
        f" mended in {', '.join(flaw['fix_versions']) or 'no release'}"
        for one in audited
        for flaw in one["vulns"]
    ]
    left = [f"not audited: {one['name']}" for one in found if "vulns" not in one]
    return bool(known), [
        *known,
        *left,
        f"pip-audit: {len(audited)} packages, {len(known)} known vulnerabilities",
    ]


def main() -> None:
    """Audit the pinned packages."""
    [program] = sys.argv[1:]
    command = [program, "--disable-pip", "-r", str(PINNED), "-f", "json", "--progress-spinner", "off"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=600)
        status, lines = judge(done.stdout, done.stderr)
    except (OSError, subprocess.TimeoutExpired) as error:
        status, lines = judge("", str(error))
    print("\n".join(lines))
    raise SystemExit(status)


if __name__ == "__main__":
    main()
