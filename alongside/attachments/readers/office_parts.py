"""One XML part of an office document, without the names of those who wrote it."""

from collections.abc import Iterator

from lxml import etree

from alongside.attachments.readers.kinds import NotFit, Unfit

# Attributes that name a person or a place on their machine: ECMA-376 and its extensions.
TELLING = frozenset(
    {
        "author",
        "initials",
        "userName",
        "displayName",
        "userId",
        "providerId",
        "absPath",
        "lastModifiedBy",
        "name_of_user",
    }
)
# Elements whose text does: ECMA-376 comments, ODF 1.3 annotations and tracked changes.
TELLING_TEXT = frozenset({"author", "creator", "creator-initials", "sender-firstname", "sender-lastname", "sender-initials", "lastModifiedBy"})  # fmt: skip
DROPPED = frozenset({"absPath", "attachedTemplate", "fileSharing", "rsids"})
EMPTY = {
    "docProps/core.xml": b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
    "docProps/app.xml": b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
    "docProps/custom.xml": b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
    "meta.xml": b'<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"/>',
    "settings.xml": b'<office:document-settings xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"/>',
}
OPEN_ONLY = ("meta.xml", "settings.xml")
LINKS = "hyperlink"


def clean(name: str, data: bytes, *, kind: str, gone: frozenset[str]) -> bytes:
    """The part again. ``gone`` are the parts of the document that are not kept, so nothing points to them.

    :raises NotFit: when it is not well-formed, or declares entities.
    """
    is_open = kind.startswith("od")
    if name in EMPTY and (is_open or name not in OPEN_ONLY):
        return EMPTY[name]
    root = _read(data)
    if name.endswith(".rels"):
        _keep_near(root, gone)
    elif name in ("[Content_Types].xml", "META-INF/manifest.xml"):
        _keep_named(root, gone)
    else:
        _forget_people(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _read(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise NotFit(Unfit.NOT_READABLE) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise NotFit(Unfit.NOT_READABLE)
    return root


def _keep_near(root: etree._Element, gone: frozenset[str]) -> None:
    """Relationships to parts that are kept, and links a reader follows by hand: nothing is fetched on opening."""
    for one in list(root):
        target = one.get("Target", "")
        is_far = one.get("TargetMode") == "External" and not one.get("Type", "").endswith(LINKS)
        ends = target.rpartition("/")[2]
        if is_far or any(part.endswith(ends) for part in gone if ends):
            root.remove(one)


def _keep_named(root: etree._Element, gone: frozenset[str]) -> None:
    for one in list(root):
        names = {value.lstrip("/") for value in one.attrib.values()}
        if names & gone:
            root.remove(one)


def _forget_people(root: etree._Element) -> None:
    for element in list(_elements(root)):
        local = etree.QName(element).localname
        parent = element.getparent()
        if local in DROPPED and parent is not None:
            parent.remove(element)
            continue
        if local in TELLING_TEXT and not len(element):
            element.text = None
        for name in element.attrib:
            if etree.QName(name).localname in TELLING:
                element.set(name, "")


def _elements(root: etree._Element) -> Iterator[etree._Element]:
    return (one for one in root.iter() if isinstance(one.tag, str))
