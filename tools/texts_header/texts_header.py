# Turns assets/texts/<language>.json into the keys that web/app/texts.hpp knows and, beside them, the lines that the page
# loads (texts.<language>.txt); fails the build when a language lacks a key, has one too many, or its placeholders differ.
# Must not know where a text is shown.
import json
import re
import sys
from pathlib import Path

LANGUAGES = ["en", "fr", "de", "es", "it"]  # in the order of stall::Language
PLACEHOLDER = re.compile(r"\{[a-z_]+\}")


def main(texts_folder, header):
    texts = {language: read(texts_folder / f"{language}.json") for language in LANGUAGES}
    complaints = list(differences(texts))
    if complaints:
        sys.exit("\n".join(complaints))
    header.parent.mkdir(parents=True, exist_ok=True)
    write(header, render(texts))
    for language in LANGUAGES:
        (header.parent / f"texts.{language}.txt").write_text(lines_of(texts[language]), encoding="utf-8")


def write(header, text):
    """Leaves the header alone when other words for the same keys leave it as it is: the whole page is made from it."""
    if not header.exists() or header.read_text(encoding="utf-8") != text:
        header.write_text(text, encoding="utf-8")


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
    errors = [key.removeprefix("error.") for key in keys if key.startswith("error.")]
    return "\n".join([
        "// Generated from assets/texts by tools/texts_header; not for editing.",
        "#pragma once",
        "#include <array>",
        "#include <string_view>",
        "namespace stall::app::generated {",
        "/// Only for the compiler: a key becomes its place while it compiles.",
        *array("kTextKeys", keys),
        "/// What follows \"error.\" in those keys, and the place of the first of them.",
        *array("kErrorCodes", errors),
        f"inline constexpr std::size_t kFirstError = {keys.index('error.' + errors[0])};",
        "} // namespace stall::app::generated",
        "",
    ])


def array(name, texts):
    return [f"inline constexpr std::array<std::string_view, {len(texts)}> {name} = {{", *(f"    {quote(text)}," for text in texts), "};"]


def lines_of(texts):
    """The file that the page loads: one line for each key, in the order of the keys."""
    for key, words in texts.items():
        if "\n" in words:
            sys.exit(f"a text is one line, but {key} is more")
    return "".join(texts[key] + "\n" for key in sorted(texts))


def quote(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
