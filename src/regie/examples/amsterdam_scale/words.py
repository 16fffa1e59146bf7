"""Words from which invented names are made, and the spellings real exports have."""

CLUSTERS = (
    "Sociaal",
    "Dienstverlening",
    "Ruimte en Economie",
    "Bedrijfsvoering",
    "Stadsbeheer",
    "Veiligheid",
    "Digitalisering en Innovatie",
    "Stadsdelen",
    "Burgerzaken",
    "Belastingen",
    "Onderwijs en Jeugd",
    "Gezondheid",
)
SUBJECTS = (
    "Zaak", "Vergunning", "Parkeer", "Uitkering", "Jeugd", "Leerplicht", "Belasting", "Burger", "Kaart", "Archief",
    "Subsidie", "Handhaving", "Inkoop", "Personeel", "Planning", "Rooster", "Afval", "Groen", "Brug", "Verkeer",
    "Meldingen", "Afspraken", "Formulieren", "Post", "Klant", "Sport", "Erfpacht", "Grond", "Energie", "Inspectie",
    "Dossier", "Facturatie", "Begroting", "Kas", "Verlof", "Toegang", "Beveiliging", "Monitor", "Enquête", "Evenement",
)  # fmt: skip
KINDS = (
    "systeem", "portaal", "register", "suite", "viewer", "app", "manager", "plein", "loket", "planner", "check",
    "beheer", "dashboard", "koppeling", "archief", "desk",
)  # fmt: skip
OPERATIONAL = (
    "Brugbediening", "Sluisbediening", "Verkeersregelinstallaties", "Tunnelbewaking", "Gemalenbesturing",
    "Openbare verlichting", "Parkeergeleiding", "Camerabeelden bruggen",
)  # fmt: skip
SHARED = (
    "Inloggen en toegang", "Gegevensmakelaar", "Zaaksysteem", "Documentbeheer", "Gegevensdistributie personen",
    "Betalen", "Adressen en gebouwen", "Formulieren", "Bericht aan inwoners", "Kaartenservice", "Archiefkoppeling",
    "Handtekening", "Klantbeeld", "Datapakhuis", "Printstraat", "Planning", "Telefonie", "Scanstraat",
    "Organisatiegids", "Medewerkergegevens",
)  # fmt: skip
COMPONENTS = (
    "Zaakafhandelcomponent", "Documentbeheercomponent", "Klantinteractiecomponent", "Vergunningencomponent",
    "Belastingencomponent", "Geo-viewercomponent", "Personeelsbeheercomponent", "Financiëncomponent",
    "Formulierencomponent", "Archiefbeheercomponent", "Inkoopcomponent", "Parkeerbeheercomponent",
)  # fmt: skip
SUPPLIER_FIRST = (
    "Wilgen", "Zeedijk", "Polder", "Kreek", "Heide", "Duin", "Grutto", "Kievit", "Lepelaar", "Vlier", "Elzen", "Linde",
    "Brem", "Gaffel", "Schoener", "Kotter", "Tjalk", "Sluis", "Baken", "Kompas", "Anker", "Zwin", "Rietveen", "Maas",
)  # fmt: skip
SUPPLIER_SECOND = ("soft", "data", "ware", "matic", "logica", "werk", "bron", "kern", "lijn", "punt", "zorg", "stad")
FOREIGN_FIRST = ("North", "Blue", "Silver", "Prairie", "Canyon", "Harbor", "Summit", "Cedar", "Maple", "Orchid")
FOREIGN_SECOND = ("forge", "ledger", "stack", "metrics", "works", "path", "bridge", "sense", "grid", "wave")
PROCESSES = (
    "verstrekken", "behandelen", "registreren", "innen", "handhaven", "plannen", "verantwoorden", "publiceren",
)  # fmt: skip
SKILLS = (
    "Kubernetes", "Linux", "Windows Server", "Azure", "netwerken", "databases", "integratie", "informatiebeveiliging",
    "zaakgericht werken", "GIS", "SAP", "Python", "testautomatisering", "functioneel beheer",
)  # fmt: skip
