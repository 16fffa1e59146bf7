"""The frame around every page: navigation, search field, language, errors."""
