"""A software authenticator (WebAuthn Level 3, ES256), to make answers that are right, and answers that are not."""

import hashlib
import json
import os
import struct
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def text(blob: bytes) -> str:
    """base64url without padding, as WebAuthn writes bytes."""
    return urlsafe_b64encode(blob).rstrip(b"=").decode()


@dataclass
class SoftKey:
    """One passkey of one site; it counts its signatures."""

    rp: str
    origin: str
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    id: bytes = field(default_factory=lambda: os.urandom(16))
    handle: str = ""
    signatures: int = 0

    def create(self, options: dict[str, Any], flags: int = PRESENT | VERIFIED) -> dict[str, Any]:
        """The answer to a request to make a passkey."""
        asked = options["publicKey"]
        self.handle = asked["user"]["id"]
        client = self._client("webauthn.create", asked["challenge"])
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": self._data(flags | ATTESTED)})
        response = {"clientDataJSON": text(client), "attestationObject": text(attestation)}
        return self._said(response) | {"clientExtensionResults": {"credProps": {"rk": True}}}

    def get(
        self, options: dict[str, Any], flags: int = PRESENT | VERIFIED, handle: str | None = None
    ) -> dict[str, Any]:
        """The answer to a request to sign in."""
        client = self._client("webauthn.get", options["publicKey"]["challenge"])
        data = self._data(flags)
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        response = {"clientDataJSON": text(client), "authenticatorData": text(data), "signature": text(signature)}
        return self._said({**response, "userHandle": self.handle if handle is None else handle})

    def _said(self, response: dict[str, str]) -> dict[str, Any]:
        said = {"id": text(self.id), "rawId": text(self.id), "type": "public-key", "clientExtensionResults": {}}
        return {**said, "response": response}

    def _client(self, kind: str, challenge: str) -> bytes:
        told = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps(told).encode()

    def _data(self, flags: int) -> bytes:
        self.signatures += 1
        head = hashlib.sha256(self.rp.encode()).digest() + bytes([flags]) + struct.pack(">I", self.signatures)
        return head + (self._attested() if flags & ATTESTED else b"")

    def _attested(self) -> bytes:
        public = self.key.public_key().public_numbers()
        cose = {1: 2, 3: -7, -1: 1, -2: public.x.to_bytes(32, "big"), -3: public.y.to_bytes(32, "big")}
        return bytes(16) + struct.pack(">H", len(self.id)) + self.id + cbor.encode(cose)
