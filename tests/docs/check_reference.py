#!/usr/bin/env python3
"""Every public declaration has a comment: read from Doxygen's XML, in the folder of the argument.

    check_reference.py FOLDER

One comment does for all overloads of a name, and for its specialisations. None is needed by what says
it all by its name or elsewhere: constructors, operators, overrides, the members of an aggregate, the
values of an enum, `empty` and its like.
"""
import pathlib
import re
import sys
import xml.etree.ElementTree as xml

SAYS_IT_ALL = re.compile(r"operator|~|(begin|end|empty|size|clear|reserve|fieldNames|\w+_(type|concept))$")


def is_documented(element):
    return any("".join(part.itertext()).strip() for tag in ("briefdescription", "detaileddescription")
               for part in element.findall(tag))


def is_private(name):
    if name.endswith("Members"):  # of a client, by its composables
        return False
    return any(part in ("detail", "std") or part.startswith("@") for part in re.split(r"::|<.*", name))


def needs_comment(member, scope):
    name = member.findtext("name")
    if member.get("prot") != "public" or SAYS_IT_ALL.match(name) or member.find("reimplements") is not None:
        return False
    if scope.endswith("::JsonConversion"):  # says what they are for
        return False
    if member.get("kind") == "friend" or name == scope.split("::")[-1]:
        return False
    return not (member.get("kind") == "variable" and scope != "directus" and not scope.endswith("testing"))


def declarations(folder):
    """(name, where, is it documented) of each."""
    for entry in xml.parse(folder / "index.xml").getroot().findall("compound"):
        if entry.get("kind") not in ("class", "struct", "namespace", "concept"):
            continue
        compound = xml.parse(folder / f"{entry.get('refid')}.xml").getroot().find("compounddef")
        scope = compound.findtext("compoundname").split("<")[0].strip()
        if not scope.startswith("directus") or is_private(scope) or compound.get("prot", "public") != "public":
            continue
        if entry.get("kind") != "namespace":
            yield scope, compound.find("location").get("file"), is_documented(compound)
        for member in compound.iter("memberdef"):
            if needs_comment(member, scope):
                yield f"{scope}::{member.findtext('name')}", member.find("location").get("file"), is_documented(member)


def main():
    documented, places = set(), {}
    for name, place, has_comment in declarations(pathlib.Path(sys.argv[1])):
        places.setdefault(name, place)
        if has_comment:
            documented.add(name)
    missing = sorted((place, name) for name, place in places.items() if name not in documented)
    for place, name in missing:
        print(f"{place}: {name} has no comment")
    print(f"{len(documented)} passed, {len(missing)} failed")
    return 1 if missing or not documented else 0


if __name__ == "__main__":
    sys.exit(main())
