"""What is in deploy/: the container file by its linter, the chart rendered and held against Kubernetes' own schemas.

The templates are rendered by gotpl, a Python form of Go templates with Helm's functions; Helm itself is not run here.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from regie.site.environment import SETTINGS

DEPLOY = Path(__file__).parents[1] / "deploy"
CHART = DEPLOY / "chart"
KUBERNETES = "1.31"
NAMES = {setting.name for setting in SETTINGS}


def rendered(**changed):
    """All resources of the chart, with some values changed."""
    from gotpl.exts.helm import HelmTemplateEngine

    chart = yaml.safe_load((CHART / "Chart.yaml").read_text("utf-8"))
    values = {**yaml.safe_load((CHART / "values.yaml").read_text("utf-8")), **changed}
    given = {
        "Values": values,
        "Chart": {"AppVersion": chart["appVersion"], "Version": chart["version"], "Name": chart["name"]},
        "Release": {"Name": "regie", "Service": "Helm", "Namespace": "regie"},
    }
    sources = {one.name: one.read_text("utf-8") for one in sorted((CHART / "templates").iterdir())}
    texts = HelmTemplateEngine(sources, strict=True).render({name: given for name in sources if name.endswith(".yaml")})
    return [one for text in texts.values() for one in yaml.safe_load_all(text) if one]


ALL_ON = {
    "ingress": {"enabled": True, "className": "nginx", "annotations": {"a/b": "c"}, "tlsSecretName": "regie-tls"},
    "oidc": {"issuer": "https://sign-in.example.nl", "clientId": "regie"},
    "settings": {"REGIE_TIME_ZONE": "Europe/Amsterdam"},
    "metrics": {"enabled": True},
    "networkPolicy": {
        "enabled": True,
        "from": [{"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "ingress"}}}],
        "databasePort": 5432,
        "httpsOut": True,
    },
}


@pytest.mark.slow
@pytest.mark.parametrize("changed", [{}, ALL_ON], ids=["as it is", "everything on"])
def test_what_the_chart_makes_is_what_kubernetes_takes(changed):
    import kubernetes_validate

    found = rendered(**changed)
    for one in found:
        kubernetes_validate.validate(one, KUBERNETES, strict=True)
    kinds = sorted({one["kind"] for one in found})
    ingress = ["Ingress"] if changed else []
    assert kinds == ["Deployment", *ingress, "NetworkPolicy", "PodDisruptionBudget", "Service", "ServiceAccount"]


def test_every_container_runs_without_privileges_and_within_bounds():
    for one in (one for one in rendered(**ALL_ON) if one["kind"] == "Deployment"):
        pod = one["spec"]["template"]["spec"]
        assert pod["securityContext"]["runAsNonRoot"] is True
        assert pod["automountServiceAccountToken"] is False
        for container in pod["containers"]:
            inside = container["securityContext"]
            assert (inside["readOnlyRootFilesystem"], inside["allowPrivilegeEscalation"]) == (True, False)
            assert inside["capabilities"] == {"drop": ["ALL"]}
            assert container["resources"]["limits"]["memory"]


def test_a_service_finds_the_pages_and_not_the_worker():
    found = {(one["kind"], one["metadata"]["name"]): one for one in rendered()}
    wanted = found["Service", "regie"]["spec"]["selector"].items()
    labels = {
        name: found["Deployment", name]["spec"]["template"]["metadata"]["labels"]
        for name in ("regie-web", "regie-worker")
    }
    assert [name for name, held in labels.items() if wanted <= held.items()] == ["regie-web"]


def test_secrets_are_referred_to_and_every_setting_exists():
    for one in (one for one in rendered(**ALL_ON) if one["kind"] == "Deployment"):
        for held in one["spec"]["template"]["spec"]["containers"][0]["env"]:
            assert held["name"].removesuffix("_FILE") in NAMES
            secret = next(known for known in SETTINGS if known.name == held["name"].removesuffix("_FILE")).secret
            assert secret == held["name"].endswith("_FILE")


def test_pods_say_where_their_figures_are_only_when_there_are_any():
    for changed, told in (({}, None), (ALL_ON, "/metrics")):
        web = next(
            one for one in rendered(**changed) if one["metadata"]["name"] == "regie-web" and one["spec"].get("template")
        )
        notes = web["spec"]["template"]["metadata"].get("annotations", {})
        assert notes.get("prometheus.io/path") == told


def test_the_parts_of_compose_fit_together():
    held = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    site = held["services"]["site"]
    assert {name.removesuffix("_FILE") for name in site["environment"]} <= NAMES
    assert (site["read_only"], site["cap_drop"]) == (True, ["ALL"])
    for service in held["services"].values():
        assert set(service.get("secrets", ())) <= set(held["secrets"])
        assert set(service.get("depends_on", ())) <= set(held["services"])
        assert {one.partition(":")[0] for one in service.get("volumes", ())} <= set(held["volumes"])


def test_the_container_file_passes_its_linter():
    linter = shutil.which("hadolint", path=str(Path(sys.executable).parent))
    assert linter is not None
    ran = subprocess.run([linter, str(DEPLOY / "Containerfile")], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (0, "")


def test_the_image_holds_compiled_what_a_setup_compiles():
    command = next(line for line in (DEPLOY.parent / "Makefile").read_text("utf-8").splitlines() if "keep_temp" in line)
    built, _, runs = (DEPLOY / "Containerfile").read_text("utf-8").rpartition("\nFROM ")
    program = command.split("'")[1]
    assert built.index(program) > built.index("pip install --no-deps /wheels/")
    assert "COPY --from=build /regie /regie" in runs
