#!/usr/bin/env python3
"""Compares the text of each fixture with what LibreOffice exports of it. For development only; see make_fixtures.py.

LibreOffice writes each cell on a line of its own, indents numbered paragraphs, sets a blank behind every number, and leaves notes
and text boxes where they stand; our ditto marks in merged cells it has not. So these and blanks are left out of both, cells and paragraphs are taken one by one, and what is left of
differences is printed: `-` is LibreOffice's, `+` ours. Run `cargo build -p hegao-docx --examples` before. Give names of fixtures
to compare only those; give `--update` to write our texts beside the fixtures, which the tests in Rust hold the reader to.
"""

import difflib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", HERE.parent.parent / "target"))
READER = TARGET / "debug" / "examples" / "docx"


# What LibreOffice 7.4 does otherwise, and rightly or not is not what a reader of the document sees in Word.
EXPLAINED = {
    "boxes": "its text export leaves text boxes out",
    "fields": "it reckons PAGE anew, and drops all that is behind a field without an end",
    "hidden": "its text export shows hidden text, and counts hidden paragraphs",
    "libreoffice": "its text export shows hidden and deleted text and the marks of notes, and leaves out notes and text boxes",
    "notes": "its text export shows the marks of notes, and leaves out the notes",
    "number-formats": "it has no full-width digits, no digits in parentheses or with full stops, no ideographs in circles",
    "number-levels": "it knows no isLgl and no lvlRestart; it shows bullets of another font than they were set in",
    "number-restarts": "it begins a level anew at one where startOverride names another number",
    "runs": "it has another hyphen, and Wingdings as they are coded",
    "style-loop": "it breaks down on it",
    "table": "its text export has each paragraph of a cell on a line, and shows deleted rows and what a merged cell hides",
    "tracked": "its text export shows deleted text",
}


def ours(file):
    return subprocess.run([READER, file], check=True, capture_output=True).stdout.decode()


def theirs(file, folder):
    command = ["soffice", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, file]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    made = Path(folder) / f"{file.stem}.txt"
    return made.read_text(encoding="utf-8") if done.returncode == 0 and made.exists() else None


def lines(text):
    """What is written, piece by piece, without blanks."""
    pieces = (re.sub(r"[\s\ufeff〃]", "", piece) for piece in re.split(r"[\n\t]", text))
    return [piece for piece in pieces if piece]


def main():
    update = "--update" in sys.argv
    wanted = [name for name in sys.argv[1:] if not name.startswith("--")]
    files = [file for file in sorted((HERE / "fixtures").glob("*.docx")) if not wanted or file.stem in wanted]
    same = unexplained = 0
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            text = ours(file)
            if update:
                file.with_suffix(".txt").write_text(text, encoding="utf-8")
            seen = theirs(file, folder)
            if seen is None:
                print(f"{file.stem}: LibreOffice cannot open it ({EXPLAINED.get(file.stem)})")
                unexplained += file.stem not in EXPLAINED
                continue
            difference = list(difflib.unified_diff(lines(seen), lines(text), lineterm="", n=0))[2:]
            same += not difference
            unexplained += bool(difference) and file.stem not in EXPLAINED
            print(f"{file.stem}: {EXPLAINED.get(file.stem, 'NOT EXPLAINED') if difference else 'the same'}")
            print("".join(f"  {line}\n" for line in difference if not line.startswith("@@")), end="")
    print(f"{same} of {len(files)} the same, {unexplained} different for no known reason")
    sys.exit(unexplained > 0)


if __name__ == "__main__":
    main()
