// Signing in with a passkey: by the button, or by choosing it where the user name goes.
const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

export function passkeysSignIn() {
  const form = document.querySelector("form[data-passkeys]");
  if (!form) return;
  form.hidden = !window.PublicKeyCredential;
  if (form.hidden) return;
  const trouble = form.querySelector("[data-passkeys-trouble]");
  let waiting = new AbortController();

  async function signIn(more) {
    const answer = await fetch(form.action, { headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" } });
    const { publicKey } = (await answer.json()).request_options;
    const asked = { ...publicKey, challenge: bytes(publicKey.challenge), allowCredentials: [] };
    const given = await navigator.credentials.get({ publicKey: asked, ...more });
    const { authenticatorData, clientDataJSON, signature, userHandle } = given.response;
    const response = { authenticatorData: text(authenticatorData), clientDataJSON: text(clientDataJSON), signature: text(signature) };
    if (userHandle) response.userHandle = text(userHandle);
    const said = { id: given.id, rawId: text(given.rawId), type: given.type, clientExtensionResults: {}, response };
    form.elements.credential.value = JSON.stringify(said);
    form.submit();
  }

  form.querySelector("[data-passkeys-start]").addEventListener("click", async () => {
    waiting.abort();
    trouble.textContent = "";
    try {
      await signIn({});
    } catch {
      trouble.textContent = trouble.dataset.passkeysTrouble;
    }
  });

  async function offerWhereTheNameGoes() {
    if (!(await window.PublicKeyCredential.isConditionalMediationAvailable?.())) return;
    try {
      await signIn({ mediation: "conditional", signal: waiting.signal });
    } catch {
      // They chose the password or the button instead, or passkeys do not work at this address.
    }
  }
  // On a phone that others look at, nothing is offered before somebody asks.
  if (form.dataset.passkeys !== "asked") offerWhereTheNameGoes();
}
