"""What is written on the sealed card of a piece, as plain values."""

import json
from dataclasses import asdict, dataclass, fields, replace

from alongside.attachments.readers.kinds import TYPES, About
from alongside.voice.piece_vocabulary import PICTURES, Mood, Picked, Use, Way


@dataclass(frozen=True, slots=True)
class PieceCard:
    """Something that a young person made, with all that is said of it.

    ``words`` are what is written, the songs line by line, or what they say of a picture or a recording. ``drawing`` is
    written as :mod:`alongside.voice.drawings` reads it. Of a file, ``type`` is a key of ``TYPES`` and ``key`` seals its
    bytes. ``uses`` stands on a copy that somebody is shown.
    """

    way: Way
    title: str = ""
    credit: str = ""
    mood: Mood = Mood.NONE
    words: str = ""
    picked: tuple[Picked, ...] = ()
    drawing: str = ""
    type: str = ""
    key: str = ""
    uses: tuple[Use, ...] = ()

    @property
    def called(self) -> str:
        """Its title, or else what it is."""
        return self.title or str(self.way.label)

    @property
    def songs(self) -> list[str]:
        """The songs, one by one."""
        return [line.strip() for line in self.words.splitlines() if line.strip()]

    @property
    def pictures(self) -> list[tuple[str, str]]:
        """The cards that were picked: each its picture and its word."""
        return [(PICTURES[one], str(one.label)) for one in self.picked]

    @property
    def about(self) -> About:
        """What is known of the type of its file."""
        return TYPES[self.type]

    def with_file_of(self, before: "PieceCard") -> "PieceCard":
        """The same, with the file that was kept before."""
        return replace(self, type=before.type, key=before.key)

    def sealed_text(self) -> str:
        """The card as it is sealed: what is empty is left out."""
        return json.dumps({name: value for name, value in asdict(self).items() if value}, ensure_ascii=False)

    @classmethod
    def from_sealed(cls, text: str) -> "PieceCard":
        """The card that was sealed."""
        values = json.loads(text)
        known = {one.name for one in fields(cls)}
        read = {name: value for name, value in values.items() if name in known}
        read["way"], read["mood"] = Way(read["way"]), Mood(read.get("mood", ""))
        read["picked"] = tuple(Picked(one) for one in read.get("picked", ()))
        read["uses"] = tuple(Use(one) for one in read.get("uses", ()))
        return cls(**read)
