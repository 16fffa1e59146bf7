"""One small bill of materials in both forms: a case system, the service it calls, and where it runs."""

import json

BOM = {
    "bomFormat": "CycloneDX",
    "specVersion": "1.5",
    "version": 1,
    "metadata": {
        "timestamp": "2026-10-01T08:00:00Z",
        "component": {
            "type": "application",
            "bom-ref": "zaak",
            "name": "Zaaksysteem",
            "version": "4",
            "supplier": {"name": "Polderhost BV", "url": ["https://polderhost.example"]},
            "licenses": [{"expression": "EUPL-1.2 OR (GPL-2.0-only WITH Classpath-exception-2.0)"}],
            "properties": [{"name": "own:note", "value": "x"}],
        },
    },
    "components": [
        {
            "type": "library",
            "bom-ref": "lib",
            "name": "httplib",
            "supplier": {"name": "Duinsoft BV"},
            "licenses": [{"license": {"id": "MIT"}}],
        },
        {"type": "container", "bom-ref": "box", "name": "Debian 13", "version": "13"},
    ],
    "services": [
        {
            "bom-ref": "kaart",
            "name": "Kaartdienst",
            "provider": {"name": "POLDERHOST BV", "contact": [{"name": "front desk"}]},
            "endpoints": ["https://kaart.example"],
            "authenticated": False,
            "x-trust-boundary": True,
            "data": [
                {"flow": "outbound", "classification": "openbaar", "name": "Kaarten"},
                {"flow": "inbound", "classification": "PII"},
            ],
        }
    ],
    "dependencies": [
        {"ref": "zaak", "dependsOn": ["lib"]},
        {"ref": "lib", "dependsOn": ["kaart"]},
        {"ref": "kaart", "dependsOn": []},
    ],
}

XML = """<?xml version="1.0" encoding="UTF-8"?>
<bom xmlns="http://cyclonedx.org/schema/bom/1.5" version="1">
  <metadata>
    <timestamp>2026-10-01T08:00:00Z</timestamp>
    <component type="application" bom-ref="zaak">
      <supplier><name>Polderhost BV</name><url>https://polderhost.example</url></supplier>
      <name>Zaaksysteem</name><version>4</version>
      <licenses><expression>EUPL-1.2 OR (GPL-2.0-only WITH Classpath-exception-2.0)</expression></licenses>
      <properties><property name="own:note">x</property></properties>
    </component>
  </metadata>
  <components>
    <component type="library" bom-ref="lib">
      <supplier><name>Duinsoft BV</name></supplier><name>httplib</name>
      <licenses><license><id>MIT</id></license></licenses>
    </component>
    <component type="container" bom-ref="box"><name>Debian 13</name><version>13</version></component>
  </components>
  <services>
    <service bom-ref="kaart">
      <provider><name>POLDERHOST BV</name><contact><name>front desk</name></contact></provider>
      <name>Kaartdienst</name>
      <endpoints><endpoint>https://kaart.example</endpoint></endpoints>
      <authenticated>false</authenticated><x-trust-boundary>true</x-trust-boundary>
      <data>
        <dataflow name="Kaarten"><classification flow="outbound">openbaar</classification></dataflow>
        <dataflow><classification flow="inbound">PII</classification></dataflow>
      </data>
    </service>
  </services>
  <dependencies>
    <dependency ref="zaak"><dependency ref="lib"/></dependency>
    <dependency ref="lib"><dependency ref="kaart"/></dependency>
    <dependency ref="kaart"/>
  </dependencies>
</bom>
"""


def as_json(**changes: object) -> bytes:
    """The small bill of materials with other top-level fields; None takes one away."""
    changed = {name: value for name, value in {**BOM, **changes}.items() if value is not None}
    return json.dumps(changed, ensure_ascii=False).encode()


FORMS = {"bom.json": as_json(), "bom.xml": XML.encode()}
