"""The wheel: what is installed works in an empty folder, with the templates that travel in it.

The wheel goes into an empty virtual environment. What it depends on is lent by the environment that runs the tests,
through a .pth file; .pth files in there are not read a second time, so that the checkout itself stays out of reach.
"""

import importlib.util
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# One process builds and installs; with `--dist loadgroup` the others leave it to that one.
pytestmark = pytest.mark.xdist_group("wheel")


@dataclass(frozen=True)
class Installed:
    wheel: Path
    python: Path
    command: Path

    def run(self, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        return started(folder, str(self.command), *arguments)


def started(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "COVERAGE"))}
    return subprocess.run(
        arguments, cwd=folder, env={**env, "PYTHONUTF8": "1"}, capture_output=True, encoding="utf-8", check=False
    )


def pip(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return started(folder, sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("wheel")
    at_hand = ["--no-build-isolation"] if importlib.util.find_spec("hatchling") else []
    built = pip(folder, "wheel", "--no-deps", "--quiet", *at_hand, "--wheel-dir", str(folder), str(ROOT))
    if built.returncode and not at_hand and "hatchling" in built.stderr:
        pytest.skip("hatchling, which builds the wheel, is neither installed nor to be had from an index")
    assert built.returncode == 0, built.stderr
    (wheel,) = folder.glob("briefgen-*.whl")
    environment = folder / "environment"
    venv.create(environment, with_pip=False)
    paths = sysconfig.get_paths("venv", vars={"base": str(environment), "platbase": str(environment)})
    scripts, site = Path(paths["scripts"]), Path(paths["purelib"])
    suffix = ".exe" if os.name == "nt" else ""
    python = scripts / f"python{suffix}"
    done = pip(folder, "--python", str(python), "install", "--quiet", "--no-deps", "--no-index", str(wheel))
    assert done.returncode == 0, done.stderr
    (site / "lent.pth").write_text(f"{sysconfig.get_paths()['purelib']}\n", encoding="utf-8")
    return Installed(wheel, python, scripts / f"briefgen{suffix}")


def test_the_wheel_holds_the_package_and_what_travels_with_it(installed: Installed) -> None:
    held = set(zipfile.ZipFile(installed.wheel).namelist())
    package = {
        path.relative_to(ROOT / "src").as_posix()
        for path in (ROOT / "src" / "briefgen").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    templates = {
        f"briefgen/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "templates").rglob("*") if path.is_file()
    }
    shared = {f"briefgen/starter/briefs/partnership/{name}.yaml" for name in ("themes", "glossary", "terms")}
    expected = package | templates | shared
    assert expected - held == set()
    assert {name for name in held - expected if ".dist-info/" not in name} == set()


def test_the_wheel_holds_the_licence(installed: Installed) -> None:
    assert any(name.endswith("LICENSE") for name in zipfile.ZipFile(installed.wheel).namelist())


def test_the_installed_copy_is_what_runs(installed: Installed, tmp_path: Path) -> None:
    where = started(tmp_path, str(installed.python), "-c", "import briefgen; print(briefgen.__file__)")
    assert str(installed.python.parents[1]) in where.stdout, where.stderr
    version = installed.run(tmp_path, "--version")
    assert version.returncode == 0
    assert version.stdout.startswith("briefgen, version ")


def test_init_and_build_work_in_an_empty_folder(installed: Installed, tmp_path: Path) -> None:
    begun = installed.run(tmp_path, "init", ".")
    assert begun.returncode == 0, begun.stderr
    built = installed.run(tmp_path, "build", "--to", "docx,html,md")
    assert built.returncode == 0, built.stderr
    assert "Traceback" not in built.stderr
    assert "error" not in built.stderr
    made = {path.relative_to(tmp_path / "output").as_posix() for path in (tmp_path / "output").rglob("*.*")}
    assert {"sar-rosa/chair-response.docx", "rapid-fern/learning-brief.html", "dardr-marian/action-plan.md"} <= made
    assert (tmp_path / "output/sar-rosa/chair-response.docx").read_bytes().startswith(b"PK")
    again = installed.run(tmp_path, "build", "--to", "docx,html,md")
    assert "sar-rosa: nothing changed" in again.stdout


def test_the_installed_copy_makes_the_same_bytes_as_the_checkout(installed: Installed, tmp_path: Path) -> None:
    installed.run(tmp_path, "init", ".")
    installed.run(tmp_path, "build", "rapid-fern", "--output", "installed")
    started(tmp_path, sys.executable, "-m", "briefgen", "build", "rapid-fern", "--output", "checkout")
    for name in ("rapid-fern/learning-brief.docx", "rapid-fern/learning-brief.html"):
        assert (tmp_path / "installed" / name).read_bytes() == (tmp_path / "checkout" / name).read_bytes()


def test_a_new_review_and_the_lists_work_without_the_checkout(installed: Installed, tmp_path: Path) -> None:
    installed.run(tmp_path, "init", ".")
    begun = installed.run(tmp_path, "new", "lane", "--type", "cspr")
    assert begun.returncode == 0, begun.stderr
    assert (tmp_path / "briefs" / "lane.yaml").is_file()
    assert "learning-brief: Learning brief" in installed.run(tmp_path, "kinds").stdout
    assert '"title": "A review for briefgen"' in installed.run(tmp_path, "schema").stdout
