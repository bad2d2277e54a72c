#!/usr/bin/env python3
"""Puts comments into each fixture, and looks where LibreOffice and python-docx see them. For development only.

The comments stand on overlapping, nested and neighbouring words of every line; each says the words it is meant to stand on.
LibreOffice has to make a PDF of the result, and to have the comment on the same words in its own format; python-docx has to open it,
and all parts but those that comments concern have to be the same to the byte. See make_fixtures.py for what is needed, and run
`cargo build -p hegao-docx --examples` before.
"""

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import docx

from compare import HERE, READER, ours

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
CONCERNED = ("[Content_Types].xml", "word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels",
             "content/main.xml", "content/comments.xml", "content/_rels/main.xml.rels")  # fmt: skip
# How many lines are the body's own: comments on notes and text boxes stand on what refers to them or holds them.
BODY = {"notes": 2, "libreoffice": 15, "boxes": 2}
# Where LibreOffice 7.4 shows what is no text of the document (hidden, deleted, a field that does not end), or reckons fields anew,
# or loses a comment that ends within a content control: there only the PDF is asked of it.
OTHERWISE = ("fields", "hidden", "tracked", "controls", "libreoffice")


def words(name, text):
    """Words to comment on: the first and the last half of each piece, the middle of it, and all of it."""
    found = []
    for line in text.split("\n")[: BODY.get(name)]:
        for piece in map(str.strip, line.split("\t")):
            half = len(piece) // 2
            cuts = [piece[: half + 1], piece[half:], piece[1:-1], piece]
            # At least three signs, so that it is not a number alone; blanks at the ends are lost on LibreOffice.
            # The second paragraph of one cell has its number in between.
            cuts = [cut for cut in cuts if len(cut) > 2 and " （2）" not in cut and not cut.isascii() and text.count(cut) == 1 and cut == cut.strip()]
            found += cuts
    return found


def in_word(file):
    """The words that each comment stands on, by its number, and what it says."""
    document = docx.Document(file)
    said = {str(comment.comment_id): comment.text for comment in document.comments}
    open_, stands = set(), {}
    skip = {f"{W}del", f"{W}moveFrom", f"{W}rt", f"{W}txbxContent", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}

    def walk(element):
        if element.tag in skip:
            return
        number = element.get(f"{W}id")
        if element.tag == f"{W}commentRangeStart":
            open_.add(number)
        elif element.tag == f"{W}commentRangeEnd":
            open_.discard(number)
        hidden = element.getparent().find(f"{W}rPr/{W}vanish") if element.tag == f"{W}t" else None
        if hidden is not None and hidden.get(f"{W}val") is None:
            return
        sign = {f"{W}t": element.text or "", f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-",
                f"{W}sym": chr(int(element.get(f"{W}char", "20"), 16))}  # fmt: skip
        for one in open_ if element.tag in sign and element.getparent().tag == f"{W}r" else ():
            stands[one] = stands.get(one, "") + sign[element.tag]
        for child in element:
            walk(child)

    walk(document.element.body)
    return {number: (said[number], stands.get(number, "")) for number in said}


def in_libreoffice(file, folder):
    """The same as LibreOffice has it; nothing when it cannot make a PDF."""
    for kind in ("pdf", "fodt"):
        subprocess.run(["soffice", "--headless", "--convert-to", kind, "--outdir", folder, file], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
        if not file.with_suffix(f".{kind}").exists():
            return None
    open_, stands, said = set(), {}, {}

    def walk(element):
        name = element.get(f"{OFFICE}name")
        if element.tag in (f"{TEXT}tracked-changes", f"{TEXT}note", f"{TEXT}ruby-text", f"{DRAW}frame", f"{DRAW}custom-shape"):
            return
        if element.tag == f"{OFFICE}annotation":
            said[name] = "".join(text for p in element.iter(f"{TEXT}p") for text in p.itertext())
            open_.add(name)
            return
        if element.tag == f"{OFFICE}annotation-end":
            open_.discard(name)
        sign = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n", f"{TEXT}s": " "}.get(element.tag, "")
        for one in open_:
            stands[one] = stands.get(one, "") + sign + (element.text or "")
        for child in element:
            walk(child)
            for one in open_:
                stands[one] = stands.get(one, "") + (child.tail or "")

    walk(ElementTree.parse(file.with_suffix(".fodt")).getroot().find(f"{OFFICE}body"))
    return {name: (said[name], stands.get(name, "")) for name in said}


def squeezed(text):
    """Without blanks, and with the signs that are written in more than one way made one."""
    for one, other in (("\u2011", "-"), ("\u00ad", ""), ("\uf0fe", "☑")):
        text = text.replace(one, other)
    return "".join(text.split())


def main():
    wrong = 0
    for file in sorted((HERE / "fixtures").glob("*.docx")):
        if sys.argv[1:] and file.stem not in sys.argv[1:]:
            continue
        meant = words(file.stem, ours(file))
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / file.name
            subprocess.run([READER, file, out, *meant], check=True)
            before, after = zipfile.ZipFile(file), zipfile.ZipFile(out)
            same = all(after.read(name) == before.read(name) for name in before.namelist() if name not in CONCERNED)
            problems = [] if same else ["parts changed that no comment concerns"]
            try:
                places = {"python-docx": in_word(out)}
            except Exception as error:  # It knows the transitional form, and names of parts, only.
                places, _ = {}, print(f"{file.stem}: python-docx cannot open it ({error!r:.60})")
            try:
                seen = in_libreoffice(out, folder)
                if seen is None:
                    problems.append("LibreOffice makes no PDF of it")
                elif file.stem not in OTHERWISE:
                    places["LibreOffice"] = seen
            except subprocess.CalledProcessError:
                print(f"{file.stem}: LibreOffice cannot open it")
            for who, seen in places.items():
                wanted = {squeezed(words_) for words_ in meant}
                ours_ = {squeezed(said): stands for said, stands in seen.values() if squeezed(said) in wanted}
                problems += [f"{who} has no comment on {words_}" for words_ in wanted if words_ not in ours_]
                problems += [
                    f"{who} has it on {stands!r}, not on {said!r}"
                    for said, stands in ours_.items()
                    # The number of a paragraph stands in no run.
                    if squeezed(stands) != said and not said.endswith(squeezed(stands) or "?")
                ]
            print(f"{file.stem}: {len(meant)} comments, {len(problems)} problems")
            for problem in problems:
                print(f"  {problem}")
            wrong += len(problems)
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
