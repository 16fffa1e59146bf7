"""The names of DMN's XML: namespaces and the elements that hold logic."""

MODEL = "https://www.omg.org/spec/DMN/20230324/MODEL/"  # DMN 1.5
DMNDI = "https://www.omg.org/spec/DMN/20230324/DMNDI/"
DC = "http://www.omg.org/spec/DMN/20180521/DC/"
DI = "http://www.omg.org/spec/DMN/20180521/DI/"
REGIE = "urn:regie:decision-model:1"  # what DMN has no place for: version, dates of effect, words in two languages
FEEL_MARK = "FEEL"  # every expression language address of FEEL and S-FEEL holds it

OTHER_LOGIC = ("list", "relation", "functionDefinition", "conditional", "filter", "for", "every", "some")
