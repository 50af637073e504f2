"""Words as they are looked for: without capitals, accents or vowel marks, and as the same word in its other forms."""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

import simplemma
import snowballstemmer
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

NEEDLE = 3
APOSTROPHES = "'’‘`ʼ"
TATWEEL = "\u0640"
# Letters that people write one for the other: ta marbuta and ha, alef maqsura and ya.
ARABIC_ALIKE = {"ة": "ه", "ى": "ي"}
ARABIC = range(0x0600, 0x0700)
AND_THE = "وال"
_english = snowballstemmer.stemmer("english")
_arabic = snowballstemmer.stemmer("arabic")


class _Fold(dict[int, str | None]):
    """What each letter becomes, ``None`` for nothing: ``str.translate`` is quick with that, and as letters turn up."""

    def __missing__(self, code: int) -> str | None:
        plain = unicodedata.normalize("NFKD", chr(code)).casefold()
        self[code] = "".join(map(_folded, unicodedata.normalize("NFKD", plain))) or None
        return self[code]


def _folded(letter: str) -> str:
    if unicodedata.combining(letter) or letter in APOSTROPHES or letter == TATWEEL:
        return ""
    if (figure := unicodedata.digit(letter, -1)) >= 0:
        return str(figure)
    return ARABIC_ALIKE.get(letter, letter) if letter.isalnum() else " "


FOLD = _Fold()


def fold(text: str) -> str:
    """The text with its words apart by spaces: Zoë's café gives ``zoes cafe``."""
    return text.translate(FOLD)


def places(text: str) -> Iterator[tuple[str, int, int]]:
    """Each folded word of a text with where it begins and ends in the text as it was written."""
    word, start, end = "", 0, 0
    for at, letter in enumerate(text):
        became = FOLD[ord(letter)]
        if became is None and word and unicodedata.combining(letter):
            end = at + 1
        for one in became or "":
            if one != " ":
                word, start, end = word + one, start if word else at, at + 1
            elif word:
                yield word, start, end
                word = ""
    if word:
        yield word, start, end


@lru_cache(maxsize=4096)
def keys(word: str) -> frozenset[str]:
    """What a folded word has in common with its other forms: two words are one if any key is the same.

    The stem (Porter's for English, a light one for Arabic), and the stem of the word's dictionary form,
    which brings went to go. Words in other scripts are only themselves.
    """
    if word.isascii():
        return frozenset((_english.stemWord(word), _english.stemWord(simplemma.lemmatize(word, lang="en"))))
    if ord(word[0]) in ARABIC:
        return frozenset((word, _arabic.stemWord(word[1:] if word.startswith(AND_THE) else word)))
    return frozenset((word,))


@lru_cache(maxsize=1024)
def needles(word: str) -> frozenset[str]:
    """Letters of which any form of the folded word holds some in a row: a quick first look at a text."""
    own = (word, *keys(word))
    base = simplemma.lemmatize(word, lang="en") if word.isascii() else word
    forms = (*own, *(form for lemma in {word, base} for form in _unlike().get(lemma, ())))
    found = {form[:-1] if form.endswith("y") and len(form) == NEEDLE else form[:NEEDLE] for form in forms}
    return frozenset(one for one in found if not any(other != one and other in one for other in found))


@cache
def _unlike() -> dict[str, tuple[str, ...]]:
    """Forms of English words that do not begin as the word does: go has went."""
    found: dict[str, tuple[str, ...]] = {}
    for form, lemma in DefaultDictionaryFactory().get_dictionary("en").items():
        if form[:NEEDLE] != lemma[:NEEDLE]:
            plain = fold(form).strip()
            found[lemma] = (*found.get(lemma, ()), plain)
    return found
