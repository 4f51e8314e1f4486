# Turns assets/texts/<language>.json into the table that web/app/texts.cpp looks words up in, and fails
# the build when a language lacks a key, has one too many, or its placeholders differ.
# Must not know where a text is shown.
import json
import re
import sys
from pathlib import Path

LANGUAGES = ["en", "fr"]  # in the order of stall::app::Language
PLACEHOLDER = re.compile(r"\{[a-z_]+\}")


def main(texts_folder, header):
    texts = {language: read(texts_folder / f"{language}.json") for language in LANGUAGES}
    complaints = list(differences(texts))
    if complaints:
        sys.exit("\n".join(complaints))
    header.parent.mkdir(parents=True, exist_ok=True)
    header.write_text(render(texts), encoding="utf-8")


def read(path):
    def unique(pairs):
        keys = [key for key, _ in pairs]
        twice = {key for key in keys if keys.count(key) > 1}
        if twice:
            sys.exit(f"{path}: twice: {', '.join(sorted(twice))}")
        return dict(pairs)

    return json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=unique)


def differences(texts):
    first = texts[LANGUAGES[0]]
    for language, other in texts.items():
        for key in sorted(first.keys() ^ other.keys()):
            side = "lacks" if key not in other else "alone has"
            yield f"assets/texts/{language}.json {side} {key}"
        for key in sorted(first.keys() & other.keys()):
            wanted, found = (set(PLACEHOLDER.findall(words[key])) for words in (first, other))
            if wanted != found:
                yield f"assets/texts/{language}.json {key}: placeholders {found}, not {wanted}"


def render(texts):
    keys = sorted(texts[LANGUAGES[0]])
    lines = [
        "// Generated from assets/texts by tools/texts_header; not for editing.",
        "#pragma once",
        "#include <array>",
        "#include <string_view>",
        "namespace stall::app::generated {",
        f"inline constexpr std::array<std::string_view, {len(keys)}> kTextKeys = {{",
        *(f"    {quote(key)}," for key in keys),
        "};",
        f"inline constexpr std::array<std::array<std::string_view, {len(keys)}>, "
        f"{len(LANGUAGES)}> kTexts = {{{{",
    ]
    for language in LANGUAGES:
        lines += ["    {{", *(f"        {quote(texts[language][key])}," for key in keys), "    }},"]
    return "\n".join([*lines, "}};", "} // namespace stall::app::generated", ""])


def quote(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
