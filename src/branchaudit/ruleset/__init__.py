"""Rules are data: YAML files → `rules.RuleSet`.

    locate → load (yaml_source, schema, problems) → build (names, expressions, templates) → rules.RuleSet

`rules.py` and `expressions.py` are what the rest of the program sees; pydantic stays in `schema.py`
and `problems.py` and is imported only when a file has to be validated.
"""
