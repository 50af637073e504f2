"""What somebody signs in on, in plain words, from what their browser says about itself. Nothing else of it is kept."""

from alongside.access.vocabulary import Browser, DeviceKind

# In this order: most browsers also name those they descend from.
BROWSERS = (
    (("Edg",), Browser.EDGE),
    (("Firefox/", "FxiOS"), Browser.FIREFOX),
    (("OPR/", "Opera", "SamsungBrowser"), Browser.OTHER),
    (("Chrome/", "CriOS"), Browser.CHROME),
    (("Safari/",), Browser.SAFARI),
)


def kind_of(user_agent: str) -> DeviceKind:
    """Phone, tablet or computer."""
    if "iPad" in user_agent or "Tablet" in user_agent or ("Android" in user_agent and "Mobile" not in user_agent):
        return DeviceKind.TABLET
    if "Mobi" in user_agent:
        return DeviceKind.PHONE
    return DeviceKind.COMPUTER


def browser_of(user_agent: str) -> Browser:
    """Which browser."""
    return next((one for marks, one in BROWSERS if any(mark in user_agent for mark in marks)), Browser.OTHER)
