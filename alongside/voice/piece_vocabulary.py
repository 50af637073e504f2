"""Words for what young people make themselves."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Way(models.TextChoices):
    """How something is said."""

    WORDS = "words", _("Written")
    DRAWING = "drawing", _("A drawing")
    SONGS = "songs", _("A list of songs")
    CARDS = "cards", _("Cards")
    PICTURE = "picture", _("A picture")
    SOUND = "sound", _("A recording")


# Of these there is a file.
WITH_FILE = {Way.PICTURE: "photo", Way.SOUND: "sound"}


class Mood(models.TextChoices):
    """The mood of a page, as they set it. It is never asked for, read by a machine or counted."""

    NONE = "", _("No mood, just a page")
    SUNNY = "sunny", _("Sunny")
    CALM = "calm", _("Calm")
    STARRY = "starry", _("Starry")
    STORMY = "stormy", _("Stormy")
    FOGGY = "foggy", _("Foggy")
    FIERY = "fiery", _("Fiery")


class Use(models.TextChoices):
    """What somebody who is shown a piece may do with it. To see it comes first, and the others are extra."""

    KEEP = "keep", _("Keep a copy")
    MEETING = "meeting", _("Show it in a meeting about me")
    EXHIBIT = "exhibit", _("Hang it up or show it to the public")
    TEACH = "teach", _("Use it so that other workers learn")


class Picked(models.TextChoices):
    """The cards: each a small picture and a word, with nothing right or wrong about any."""

    SUN = "sun", _("sun")
    RAIN = "rain", _("rain")
    RAINBOW = "rainbow", _("rainbow")
    WAVE = "wave", _("wave")
    MOUNTAIN = "mountain", _("mountain")
    FOREST = "forest", _("forest")
    SEED = "seed", _("seed")
    FIRE = "fire", _("fire")
    MOON = "moon", _("moon")
    HOME = "home", _("home")
    BRIDGE = "bridge", _("bridge")
    ROAD = "road", _("road")
    WALL = "wall", _("wall")
    DOOR = "door", _("open door")
    KEY = "key", _("key")
    ANCHOR = "anchor", _("anchor")
    LION = "lion", _("lion")
    BIRD = "bird", _("bird")
    TURTLE = "turtle", _("turtle")
    DOG = "dog", _("dog")
    HANDS = "hands", _("hands that hold")
    LAUGH = "laugh", _("laughing")
    TIRED = "tired", _("tired")
    TEARS = "tears", _("tears")
    HEART = "heart", _("heart")
    MUSIC = "music", _("music")
    BALL = "ball", _("ball")
    TEA = "tea", _("something warm")


PICTURES = {
    Picked.SUN: "☀️", Picked.RAIN: "🌧️", Picked.RAINBOW: "🌈", Picked.WAVE: "🌊", Picked.MOUNTAIN: "⛰️",
    Picked.FOREST: "🌳", Picked.SEED: "🌱", Picked.FIRE: "🔥", Picked.MOON: "🌙", Picked.HOME: "🏠",
    Picked.BRIDGE: "🌉", Picked.ROAD: "🛤️", Picked.WALL: "🧱", Picked.DOOR: "🚪", Picked.KEY: "🔑",
    Picked.ANCHOR: "⚓", Picked.LION: "🦁", Picked.BIRD: "🐦", Picked.TURTLE: "🐢", Picked.DOG: "🐕",
    Picked.HANDS: "🤝", Picked.LAUGH: "😄", Picked.TIRED: "😴", Picked.TEARS: "😢", Picked.HEART: "💜",
    Picked.MUSIC: "🎵", Picked.BALL: "⚽", Picked.TEA: "☕",
}  # fmt: skip
