"""Photos: drawn anew from their pixels, so that nothing else of the file is kept."""

import warnings
from io import BytesIO

from pi_heif.as_plugin import register_heif_opener
from PIL import Image, ImageCms, ImageOps

from alongside.attachments.readers.kinds import Cleaned, Limits, NotFit, Unfit

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "HEIF", "TIFF")
# A phone keeps further views of the same moment behind the first; they do not move.
MANY_VIEWS = ("MPO", "HEIF")
SMALL = (480, 480)
QUALITY, SMALL_QUALITY = 90, 80
SEE_THROUGH = ("RGBA", "LA", "PA")

Image.init()
register_heif_opener()


def clean(data: bytes, *, limits: Limits) -> Cleaned:
    """The picture the right way up, in sRGB, without EXIF, place, comments or profile, and a small one beside it.

    :raises NotFit: when it cannot be drawn whole, moves, or has more pixels than are kept.
    """
    Image.MAX_IMAGE_PIXELS = limits.pixels
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = _drawn(data, limits)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise NotFit(Unfit.TOO_MANY_PIXELS) from error
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError) as error:
        raise NotFit(Unfit.NOT_READABLE) from error
    if picture.mode == "RGB":
        return Cleaned("jpeg", _saved(picture, "JPEG", quality=QUALITY), _small(picture))
    return Cleaned("png", _saved(picture, "PNG"), _small(picture))


def _drawn(data: bytes, limits: Limits) -> Image.Image:
    with Image.open(BytesIO(data), formats=FORMATS) as opened:
        if opened.width * opened.height > limits.pixels:
            raise NotFit(Unfit.TOO_MANY_PIXELS)
        if getattr(opened, "n_frames", 1) > 1 and opened.format not in MANY_VIEWS:
            raise NotFit(Unfit.MOVES)
        opened.load()
        keeps_every_line = opened.format in ("PNG", "GIF")
        upright = _in_srgb(ImageOps.exif_transpose(opened))
        is_see_through = upright.mode in SEE_THROUGH or "transparency" in upright.info
        plain = upright.convert("RGBA" if is_see_through or keeps_every_line else "RGB")
    plain.info = {}
    return plain


def _in_srgb(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "RGBA", "CMYK", "L"):
        return picture
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        mode = "RGBA" if picture.mode == "RGBA" else "RGB"
        drawn = ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture  # the colours may be a little off; the picture is still itself
    return drawn or picture


def _small(picture: Image.Image) -> bytes:
    copy = picture.copy()
    copy.thumbnail(SMALL)
    if copy.mode != "RGB":
        ground = Image.new("RGB", copy.size, "white")
        ground.paste(copy, mask=copy.getchannel("A"))
        copy = ground
    return _saved(copy, "JPEG", quality=SMALL_QUALITY)


def _saved(picture: Image.Image, form: str, **more: int) -> bytes:
    held = BytesIO()
    picture.save(held, form, **more)
    return held.getvalue()


def in_form(data: bytes, ending: str) -> bytes:
    """A picture that was drawn anew, saved in the form its name asks for."""
    with Image.open(BytesIO(data), formats=("JPEG", "PNG")) as drawn:
        form = {"jpg": "JPEG", "jpeg": "JPEG", "tif": "TIFF"}.get(ending, ending.upper())
        return _saved(drawn.convert("RGB") if form == "JPEG" else drawn, form)
