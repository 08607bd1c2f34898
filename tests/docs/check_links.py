#!/usr/bin/env python3
"""Links between pages lead somewhere: the file is there, and has the heading. Other links are not
followed. Each page can be reached from docs/index.md, which names each example, too.
"""
import sys

from markdown import CODE, LINK, anchors, pages, root


index = root / "docs" / "index.md"


def links(page):
    text = CODE.sub("", page.read_text())
    return [found["target"] for found in LINK.finditer(text) if "://" not in found["target"]]


def target_of(page, link):
    """(file, anchor) of a link."""
    name, _, anchor = link.partition("#")
    return (page.parent / name).resolve() if name else page, anchor


def problem_of(page, link):
    file, anchor = target_of(page, link)
    if not file.is_relative_to(root) or not file.exists():
        return "no such file"
    if anchor and (file.suffix != ".md" or anchor not in anchors(file.read_text())):
        return "no such heading"
    return None


def reachable(start):
    found, waiting = {start}, [start]
    while waiting:
        page = waiting.pop()
        for file, _ in (target_of(page, link) for link in links(page)):
            if file.suffix == ".md" and file.is_file() and file not in found:
                found.add(file)
                waiting.append(file)
    return found


def main():
    passed, problems = 0, []
    for page in pages():
        for link in links(page):
            problem = problem_of(page, link)
            passed += problem is None
            if problem:
                problems.append(f"{page.relative_to(root)}: {link}: {problem}")
    problems += [f"{page.relative_to(root)}: no link leads here from docs/index.md"
                 for page in sorted(set(pages()) - reachable(index))]
    named = {target_of(index, link)[0] for link in links(index)}
    problems += [f"docs/index.md does not name {example.relative_to(root)}"
                 for example in sorted((root / "examples").glob("*.cpp")) if example not in named]
    print(*problems, sep="\n")
    print(f"{passed} passed, {len(problems)} failed")
    return 1 if problems or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
