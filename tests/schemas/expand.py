"""Schemas in a few lines, and the snapshots of Directus that they stand for.

A file of `catalogue` is one schema. A line without indentation begins a collection, with its words
behind it (`singleton`, `folder`, `legacy`); the lines below are its fields:

    articles
      id                     a key: `id` (a number), `id uuid`, `code key` (a text)
      title string! =Hello   a type of Directus; ! not null, ? as it is anyway, = a default, * required
      status choice draft|in-review =draft      also radio, cards, checkboxes, dropdowns, tree
      labels tags            also words (csv), texts (a list of them)
      faq repeater question:string answer:text open:boolean
      author > authors.articles                 many-to-one, with the list on the other side
      tags >< tags           many-to-many, through a junction
      gallery files          through a junction with files
      translations in languages title:string text:text
      blocks any hero|cards  many-to-any, through a junction
      stamps                 who and when created and updated
      looks                  what has no column: a divider, a group, a notice

The first lines `# vendor: postgres` and `# directus: 11` say whose snapshot it is; `variants` gives
the same schema as others write it.
"""
import re
import sys
from pathlib import Path

VENDORS = ["postgres", "sqlite", "mysql", "mariadb", "mssql", "oracle", "cockroachdb"]
CHOICES = {
    "choice": ("string", "select-dropdown"),
    "radio": ("string", "select-radio"),
    "cards": ("string", "radio-cards-interface"),
    "checkboxes": ("json", "select-multiple-checkbox"),
    "dropdowns": ("json", "select-multiple-dropdown"),
    "tree": ("json", "select-multiple-checkbox-tree"),
}
LISTS = {"tags": ("json", "tags"), "words": ("csv", "tags"), "texts": ("json", "simple-list")}


class Snapshot:
    def __init__(self, vendor, version):
        self.vendor = vendor
        self.version = version
        self.collections = {}
        self.fields = {}
        self.relations = {}
        self.keys = {}

    def collection(self, name, words=()):
        if name in self.collections:
            return
        table = None if "folder" in words else {"name": name}
        meta = {"collection": name, "singleton": "singleton" in words, "hidden": False, "note": None, "translations": None}
        self.collections[name] = {"collection": name, "meta": None if "legacy" in words else meta, "schema": table}

    def field(self, collection, name, kind, *, special=None, interface=None, options=None, nullable=True, default=None,
              key=False, counts=False, required=False):
        sort = 1 + sum(1 for other in self.fields if other[0] == collection)
        schema = None
        if kind != "alias":
            schema = {"name": name, "table": collection, "data_type": kind, "default_value": default, "max_length": None,
                      "is_nullable": nullable, "is_unique": key, "is_primary_key": key, "has_auto_increment": counts,
                      "foreign_key_table": None, "foreign_key_column": None, "numeric_precision": None, "numeric_scale": None,
                      "is_indexed": False, "is_generated": False, "generation_expression": None}
            if kind == "decimal":
                schema |= {"numeric_precision": 10, "numeric_scale": 4}
            if kind == "string":
                schema["max_length"] = 255
        meta = {"collection": collection, "field": name, "special": special, "interface": interface, "options": options,
                "required": required, "sort": sort, "note": None, "hidden": False, "readonly": False, "width": "full"}
        self.fields[collection, name] = {"collection": collection, "field": name, "type": kind, "meta": meta, "schema": schema}

    def key(self, collection, name, kind):
        self.keys[collection] = "string" if kind == "key" else kind
        if kind == "uuid":
            # SQLite forgets it.
            real = "string" if self.vendor == "sqlite" and self.version == 10 else "uuid"
            self.field(collection, name, real, special=["uuid"], nullable=False, key=True)
            return
        default = f"nextval('{collection}_{name}_seq'::regclass)" if self.vendor in ("postgres", "cockroachdb") else None
        if kind == "key":
            self.field(collection, name, "string", nullable=False, key=True)
        else:
            self.field(collection, name, kind, nullable=False, key=True, counts=True, default=default)

    def key_kind(self, collection):
        return "uuid" if collection.startswith("directus_") else self.keys.get(collection, "integer")

    def relation(self, collection, field, related, one=None, **meta):
        row = {"collection": collection, "field": field, "related_collection": related,
               "schema": None if related is None else {
                   "table": collection, "column": field, "foreign_key_table": related,
                   "foreign_key_column": "id" if related.startswith("directus_") else self.key_name(related),
                   "constraint_name": f"{collection}_{field}_foreign"[:60], "on_update": "NO ACTION", "on_delete": "SET NULL"},
               "meta": {"many_collection": collection, "many_field": field, "one_collection": related, "one_field": one,
                        "one_collection_field": None, "one_allowed_collections": None, "junction_field": None,
                        "sort_field": None, "one_deselect_action": "nullify", **meta}}
        self.relations[collection, field] = row

    def key_name(self, collection):
        for (owner, name), field in self.fields.items():
            if owner == collection and field["schema"] and field["schema"]["is_primary_key"]:
                return name
        return "id"

    def to_one(self, collection, field, related, one=None, special="m2o", **meta):
        self.field(collection, field, self.key_kind(related), special=[special] if special else None,
                   interface="select-dropdown-m2o")
        self.relation(collection, field, related, one, **meta)
        if one:
            self.field(related, one, "alias", special=["o2m"], interface="list-o2m")

    def junction(self, collection, field, related, special):
        name = f"{collection}_{related.removeprefix('directus_')}"
        while name in self.collections:
            name += "_1"
        self.collection(name)
        self.key(name, "id", "integer")
        mine, other = f"{collection}_id", f"{related}_id" if related != collection else f"related_{related}_id"
        self.field(collection, field, "alias", special=[special], interface="list-m2m")
        self.to_one(name, mine, collection, None, None, junction_field=other)
        self.relations[name, mine]["meta"]["one_field"] = field
        self.to_one(name, other, related, None, None, junction_field=mine)

    def translations(self, collection, field, languages, parts):
        name = f"{collection}_translations"
        self.collection(name)
        self.key(name, "id", "integer")
        self.field(collection, field, "alias", special=["translations"], interface="translations")
        code = f"{languages}_code"
        self.to_one(name, f"{collection}_id", collection, None, None, junction_field=code)
        self.relations[name, f"{collection}_id"]["meta"]["one_field"] = field
        self.to_one(name, code, languages, None, None, junction_field=f"{collection}_id")
        for part in parts:
            self.plain(name, *part.split(":", 1))

    def any(self, collection, field, allowed):
        name = f"{collection}_{field}"
        self.collection(name)
        self.key(name, "id", "integer")
        self.field(collection, field, "alias", special=["m2a"], interface="list-m2a")
        self.to_one(name, f"{collection}_id", collection, None, None, junction_field="item")
        self.relations[name, f"{collection}_id"]["meta"]["one_field"] = field
        self.field(name, "item", "string")
        self.field(name, "collection", "string")
        self.field(name, "sort", "integer")
        self.relation(name, "item", None, one_collection_field="collection", one_allowed_collections=allowed,
                      junction_field=f"{collection}_id")

    def stamps(self, collection):
        for what in ("created", "updated"):
            self.field(collection, f"user_{what}", "uuid", special=[f"user-{what}"])
            self.relation(collection, f"user_{what}", "directus_users")
            self.field(collection, f"date_{what}", "timestamp", special=[f"date-{what}"])

    def plain(self, collection, name, kind, *words):
        nullable = not kind.endswith("!")
        kind = kind.rstrip("!?")
        default = next((word[1:] for word in words if word.startswith("=")), None)
        if kind == "boolean" and default is not None:
            default = default == "true"
            if self.vendor in ("mysql", "mariadb", "mssql", "oracle"):
                default = int(default)
        elif kind in ("integer", "bigInteger", "float") and default is not None and self.vendor != "oracle":
            default = float(default) if kind == "float" else int(default)
        special = {"json": ["cast-json"], "boolean": ["cast-boolean"], "csv": ["cast-csv"], "hash": ["hash"]}.get(kind)
        self.field(collection, name, kind, special=special, nullable=nullable, default=default, required="*" in words)

    def line(self, collection, name, words):
        kind = words[0] if words else ("integer" if name == "id" else "")
        rest = [word for word in words[1:] if not word.startswith("=") and word != "*"]
        default = next((word[1:] for word in words if word.startswith("=")), None)
        if name == "stamps":
            self.stamps(collection)
        elif name == "looks":
            for looks in ("divider", "notice"):
                self.field(collection, f"{looks}_{len(self.fields)}", "alias", special=["alias", "no-data"],
                           interface=f"presentation-{looks}")
        elif name == "id" or kind == "key":
            self.key(collection, name, kind)
        elif kind == ">":
            related, _, one = words[1].partition(".")
            special = {"directus_files": "file"}.get(related, "m2o")
            self.to_one(collection, name, related, one or None, special)
        elif kind == "><":
            self.junction(collection, name, words[1], "m2m")
        elif kind == "files":
            self.junction(collection, name, "directus_files", "files")
        elif kind == "in":
            self.translations(collection, name, words[1], words[2:])
        elif kind == "any":
            self.any(collection, name, words[1].split("|"))
        elif kind in CHOICES:
            of, interface = CHOICES[kind]
            options = {"choices": [{"text": value.title(), "value": value} for value in rest[0].split("|")]}
            self.field(collection, name, of, interface=interface, options=options, default=default,
                       special=["cast-json"] if of == "json" else None)
        elif kind in LISTS:
            of, interface = LISTS[kind]
            self.field(collection, name, of, interface=interface, special=["cast-" + of])
        elif kind == "repeater":
            parts = [dict(zip(("field", "type"), part.split(":"))) for part in words[1:]]
            options = {"fields": [{**part, "name": part["field"], "meta": {**part, "interface": "input"}} for part in parts]}
            self.field(collection, name, "json", interface="list", options=options, special=["cast-json"])
        else:
            self.plain(collection, name, *words)

    def document(self):
        made = {"version": 1, "directus": f"{self.version}.0.0", "vendor": self.vendor,
                "collections": list(self.collections.values()), "fields": list(self.fields.values()),
                "relations": list(self.relations.values())}
        if self.version >= 11:
            made["systemFields"] = []
        return made


def parse(text):
    """The settings of a schema, and its collections as (name, words, [(field, words)])."""
    settings = dict(re.findall(r"^# (\w+): (.*)$", text, re.MULTILINE))
    collections = []
    for line in text.splitlines():
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        if line[0] == " ":
            collections[-1][2].append((words[0], words[1:]))
        else:
            collections.append((words[0], words[1:], []))
    return settings, collections


def expand(text, vendor=None, version=None):
    settings, collections = parse(text)
    made = Snapshot(vendor or settings.get("vendor", "postgres"), version or int(settings.get("directus", 11)))
    for name, words, _ in collections:
        if not name.startswith("directus_"):
            made.collection(name, words)
        elif "listed" in words:
            made.collection(name)
    # Keys first: relations have their type.
    for name, _, fields in collections:
        for field, words in fields:
            if field == "id" or words[:1] == ["key"]:
                made.line(name, field, words)
    for name, _, fields in collections:
        for field, words in fields:
            if field != "id" and words[:1] != ["key"]:
                made.line(name, field, words)
    return made.document()


def variants():
    """(name, snapshot) of each schema: as it is written, of another vendor, and of another version."""
    files = sorted(Path(__file__).parent.glob("catalogue/*.txt"))
    for index, file in enumerate(files):
        text = file.read_text()
        first = expand(text)
        other = VENDORS[(index + 1) % len(VENDORS)]
        if other == first["vendor"]:
            other = VENDORS[(index + 2) % len(VENDORS)]
        yield file.stem, first
        yield f"{file.stem}_{other}", expand(text, vendor=other)
        yield f"{file.stem}_10", expand(text, vendor=VENDORS[(index + 3) % len(VENDORS)], version=10)


if __name__ == "__main__":
    import json
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for variant, snapshot in variants():
        (folder / f"{variant}.json").write_text(json.dumps(snapshot, indent=1))
