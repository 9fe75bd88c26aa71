"""Rules are data: YAML files → `rules.RuleSet`.

    load ─ nothing changed: store ──────────────────────┐
         └ else: draft (locate, yaml_source, problems)  ┴→ build (resolve, expressions) → rules.RuleSet

`rules.py` and `expressions.py` are what the rest of the program sees; pydantic stays in `schema.py`
and `problems.py`, yaml in `yaml_source.py`: both are imported only when a file has to be read anew.
"""
