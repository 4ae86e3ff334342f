"""Do all that passing the tests needs, then lint, types, floors, tests. Run it with any Python from 3.11 on.

    python3 tools/test.py            everything
    python3 tools/test.py --no-setup what is installed already is used as it is
    python3 tools/test.py --coverage which lines and branches of src no test reaches, too; it takes twice the time

It makes a virtual environment in .venv with the development extras. Where it may (Debian or Ubuntu, as root), it
installs Chromium, LibreOffice, poppler, fonts, Java and npm from the system's packages; elsewhere it says what to
install, and the tests that need a missing program say why they are skipped. npm fetches the Nu HTML checker.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from ctypes.util import find_library
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

# What the tests start, with the Debian packages that bring it.
PROGRAMS = {
    ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge"): ("chromium",),
    ("soffice", "libreoffice"): ("libreoffice-writer-nogui", "fonts-liberation"),
    ("pdftoppm",): ("poppler-utils",),
    ("java",): ("default-jre-headless",),
    ("npm",): ("npm",),
}
ELSEWHERE = (
    "Windows: winget install Google.Chrome TheDocumentFoundation.LibreOffice oschwartz10612.Poppler"
    " EclipseAdoptium.Temurin.21.JRE OpenJS.NodeJS"
)
# The Nu HTML checker, which judges the website's pages and which npm fetches; pinned, so that its verdict stays.
HTML_CHECKER = "vnu-jar@26.9.27"

STEPS = {
    "lint": ("ruff", "check", "."),
    "format": ("ruff", "format", "--check", "."),
    "types": ("mypy",),
    "floors": ("importlinter.cli",),
    "tests": ("pytest", "-n", "auto", "--dist", "loadgroup"),
}

COVERAGE = ("--cov", "--cov-report=term")


def run(*command: str | Path, **options: object) -> int:
    """Run a command in the project's folder and return its exit code."""
    print("$", *command, flush=True)
    return subprocess.run([str(part) for part in command], cwd=ROOT, check=False, **options).returncode  # type: ignore[call-overload,no-any-return]


def missing_packages() -> list[str]:
    """Return the Debian packages of the programs that are not there."""
    gone = [packages for names, packages in PROGRAMS.items() if not any(shutil.which(name) for name in names)]
    if find_spec("ensurepip") is None:  # Debian keeps it apart from Python
        gone.append(("python3-venv",))
    if sys.platform == "linux" and find_library("atomic") is None:  # playwright's driver wants it
        gone.append(("libatomic1",))
    return [package for packages in gone for package in packages]


def install_programs() -> None:
    """Install what the tests start, where that may be done without asking; else say what to install."""
    packages = missing_packages()
    if not packages:
        return
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        run("apt-get", "update", "-q", env=quiet)
        run("apt-get", "install", "-y", "-q", "--no-install-recommends", *packages, env=quiet)
    else:
        print("Some tests will be skipped. To run them all, install:", *packages)
        print(f"  Debian, Ubuntu: sudo apt-get install {' '.join(packages)}\n  {ELSEWHERE}")


def set_up() -> int:
    """Make the virtual environment and install briefgen with its development extras into it."""
    install_programs()
    # A new process makes the environment: the module for it may have come with the packages just now.
    if not PYTHON.exists() and (code := run(sys.executable, "-m", "venv", ENVIRONMENT)):
        return code
    install_html_checker()
    return run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-e", ".[dev]")


def install_html_checker() -> None:
    """Fetch the HTML checker into the virtual environment; without it the test that needs it says so."""
    folder = ENVIRONMENT / "vnu"
    if (npm := shutil.which("npm")) and not (folder / "node_modules" / "vnu-jar").is_dir():
        quiet = ("--no-save", "--no-audit", "--no-fund", "--loglevel=error")
        run(npm, "install", "--prefix", folder, *quiet, HTML_CHECKER)


def main() -> int:
    """Set up, then run every step; the exit code is 0 if all of them passed."""
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts this may have an older one
        print("briefgen needs Python 3.11 or later.")
        return 2
    if "--no-setup" not in sys.argv and (code := set_up()):
        return code
    steps = {**STEPS, "tests": (*STEPS["tests"], *COVERAGE)} if "--coverage" in sys.argv else STEPS
    failed = [name for name, (module, *rest) in steps.items() if step(module, *rest)]
    print("failed: " + ", ".join(failed) if failed else "all steps passed")
    return 1 if failed else 0


def step(module: str, *arguments: str) -> int:
    """Run one step by the environment's Python and return its exit code."""
    if module == "importlinter.cli":
        return run(PYTHON, "-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-cache")
    return run(PYTHON, "-m", module, *arguments)


if __name__ == "__main__":
    sys.exit(main())
