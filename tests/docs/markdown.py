"""What the checks of this folder know of Markdown, as the code host reads it."""
import pathlib
import re

root = pathlib.Path(__file__).resolve().parents[2]

FENCE = re.compile(r"^```.*?^```$", re.S | re.M)
CODE = re.compile(r"^```.*?^```$|`[^`\n]+`", re.S | re.M)
HEADING = re.compile(r"^(#{1,6}) +(.+?) *$", re.M)
LINK = re.compile(r"(?P<before>!?\[(?:[^\[\]]|\[[^\]]*\])*\])\((?P<target>[^)\s]+)\)")


def pages():
    """Everything that is read on the code host and on the site."""
    return [*sorted(root.glob("*.md")), *sorted((root / "docs").rglob("*.md"))]


def between(pattern, text, change):
    """`text` with `change` done to what lies between the matches of `pattern`."""
    done, end = [], 0
    for found in pattern.finditer(text):
        done += [change(text[end : found.start()]), found[0]]
        end = found.end()
    return "".join([*done, change(text[end:])])


def slug(heading):
    """The anchor of a heading."""
    plain = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", heading)
    return re.sub(r"[^\w\- ]", "", plain.replace("`", "").lower()).replace(" ", "-")


def anchors(text):
    """The anchors of a page; headings of the same text are numbered."""
    seen, names = {}, set()
    for _, heading in HEADING.findall(FENCE.sub("", text)):
        name = slug(heading)
        names.add(f"{name}-{seen[name]}" if name in seen else name)
        seen[name] = seen.get(name, 0) + 1
    return names
