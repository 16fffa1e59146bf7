"""A small sanctions list of invented organisations in the two forms the EU publishes."""

XML = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-10-05T16:47:04.449+02:00" globalFileId="1">
  <sanctionEntity designationDetails="" unitedNationId="" euReferenceNumber="EU.1.10" logicalId="10">
    <regulation regulationType="regulation" organisationType="council" publicationDate="2024-02-23"
      entryIntoForceDate="2024-02-24" numberTitle="2024/999 (OJ L999)" programme="XYZ" logicalId="1">
      <publicationUrl>http://eur-lex.europa.eu/example</publicationUrl>
    </regulation>
    <subjectType code="enterprise" classificationCode="E"/>
    <nameAlias firstName="" lastName="" wholeName="Zandbank Techexport" strong="true" logicalId="2"/>
    <nameAlias firstName="" lastName="" wholeName="JSC Zandbank" strong="false" logicalId="3"/>
    <identification number="5493 0000 0000 0000 AA11" identificationTypeCode="other" countryIso2Code="00"/>
    <identification number="12345678" identificationTypeCode="regnumber" countryIso2Code="NL"/>
    <address countryIso2Code="AQ" countryDescription="ANTARCTICA" city="Base"/>
  </sanctionEntity>
  <sanctionEntity euReferenceNumber="EU.2.20" logicalId="20">
    <subjectType code="person" classificationCode="P"/>
    <nameAlias firstName="X" lastName="Y" wholeName="X Y" strong="true" logicalId="4"/>
  </sanctionEntity>
</export>
"""

CSV = (
    "\ufefffileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_SubjectType;"
    "Entity_SubjectType_ClassificationCode;Entity_Regulation_EntryIntoForceDate;Entity_Regulation_NumberTitle;"
    "Entity_Regulation_Programme;NameAlias_WholeName;Identification_Number;Identification_TypeCode;"
    "Identification_CountryIso2Code;Address_CountryIso2Code\n"
    "05/10/2026;10;EU.1.10;enterprise;E;2024-02-24;2024/999 (OJ L999);XYZ;Zandbank Techexport;;;;\n"
    "05/10/2026;10;EU.1.10;enterprise;E;2024-02-24;2024/999 (OJ L999);XYZ;JSC Zandbank;;;;\n"
    "05/10/2026;10;EU.1.10;enterprise;E;2024-02-24;2024/999 (OJ L999);XYZ;;5493 0000 0000 0000 AA11;other;00;\n"
    "05/10/2026;10;EU.1.10;enterprise;E;2024-02-24;2024/999 (OJ L999);XYZ;;12345678;regnumber;NL;\n"
    "05/10/2026;10;EU.1.10;enterprise;E;2024-02-24;2024/999 (OJ L999);XYZ;;;;;AQ\n"
    "05/10/2026;20;EU.2.20;person;P;;;;X Y;;;;\n"
)

OLDER_CSV = "".join(
    ";".join(cell for at, cell in enumerate(line.split(";")) if at != 3) + "\n" for line in CSV.splitlines()
).replace("Entity_SubjectType_ClassificationCode", "Entity_SubjectType")
"""Earlier files have one column for what is listed, with the letter in it."""
