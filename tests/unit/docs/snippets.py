#!/usr/bin/env python3
"""snippets.py GUIDE.md OUT.cpp: makes one source of the cpp blocks of a guide.

A block that defines something becomes a namespace, any other the body of a function, a coroutine when it awaits
something itself. Its #include lines go to the top. Errors name the guide's own lines.
"""

import re
import sys

DEFINES = re.compile(r"^(struct|class|template|namespace|using|int main|void|bool|static|QCoro)\b")


def blocks(text):
    """Number of the first line and lines of each block marked as cpp"""
    language, first, lines = None, 0, []
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("```"):
            if language is None:
                language, first, lines = line[3:].strip(), number + 1, []
            else:
                if language in ("c++", "cc", "C++"):
                    sys.exit(f"line {first - 1}: mark the block as cpp, or it is not compiled")
                if language == "cpp":
                    yield first, lines
                language = None
        elif language is not None:
            lines.append(line)
    if language is not None:
        sys.exit(f"line {first - 1}: the block has no end")


def main():
    guide, out = sys.argv[1:]
    with open(guide, encoding="utf-8") as file:
        found = list(blocks(file.read()))
    includes, bodies = [], []
    for number, (first, lines) in enumerate(found):
        code = []
        for line in lines:
            if line.startswith("#include"):
                includes.append(line)
                line = ""
            code.append(line)
        starts = next((line for line in code if line and not line.startswith("//")), "")
        awaits = any("co_await" in line for line in code) and not any("QCoro::Task" in line for line in code)
        if DEFINES.match(starts):
            head, tail = f"namespace snippet_{number} {{", "}"
        else:
            kind = "Coroutine" if awaits else "void"
            head, tail = f"{kind} snippet_{number}() {{", "}"
        bodies += [head, f'#line {first} "{guide}"', *code, tail]
    with open(out, "w", encoding="utf-8") as file:
        file.write("\n".join(['#include "prelude.h"', *includes, *bodies, ""]))


main()
