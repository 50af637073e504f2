// Writing: a form that keeps what was typed when saving does not work, and advice that is spoken of once.
// Nothing typed is ever put into the browser's storage.

const kept = (element) => element?.closest?.("form[data-keep]");

function say(why) {
  const told = document.querySelector("[data-not-saved]");
  told.hidden = true;
  told.querySelector("p").textContent = told.dataset[why];
  told.hidden = false;
  told.scrollIntoView({ block: "center" });
}

// A sign-in that ran out has kept what was typed: go there, and come back to this page with it.
function toSignIn(address) {
  const signIn = new URL(address);
  const back = new URL(signIn.searchParams.get("next") ?? "/", location.href);
  if (!back.searchParams.has("kept")) return false;
  signIn.searchParams.set("next", location.pathname + back.search);
  location.assign(signIn);
  return true;
}

function keepTypedText() {
  document.addEventListener("htmx:before:response", (event) => {
    const { sourceElement, response } = event.detail.ctx;
    if (!kept(sourceElement) || (response.raw.ok && !response.raw.redirected)) return;
    event.preventDefault();
    if (response.raw.redirected && toSignIn(response.raw.url)) return;
    if (sourceElement.matches("form")) say(response.raw.redirected ? "signedOut" : "wentWrong");
  });

  document.addEventListener("htmx:error", (event) => {
    const source = event.detail.ctx?.sourceElement;
    if (kept(source) && source.matches("form")) say("noSignal");
  });

  document.addEventListener("htmx:after:swap", (event) => {
    if (kept(event.detail.ctx.sourceElement) && !event.detail.ctx.sourceElement.isConnected) {
      document.querySelector("#main [data-focus]")?.focus();
    }
  });
}

// The list below a text is redrawn only when it changed, and its length is said rather than its every word.
function adviseQuietly() {
  document.addEventListener("htmx:before:swap", (event) => {
    const { ctx } = event.detail;
    if (ctx.sourceElement.id !== "words") return;
    const shown = ctx.sourceElement.querySelector("[name=shown]").value;
    if (ctx.text.includes(`name="shown" value="${shown}"`)) event.preventDefault();
  });

  document.addEventListener("htmx:after:swap", (event) => {
    if (event.detail.ctx.sourceElement.id !== "words") return;
    const said = document.querySelector("#words [data-said]")?.dataset.said ?? "";
    document.querySelector("#words-said").textContent = said;
  });
}

function findInLists() {
  for (const field of document.querySelectorAll("[data-find]")) {
    field.hidden = false;
    const rows = [...document.querySelectorAll(`${field.dataset.find} > li`)];
    const told = field.querySelector("[data-none]");
    field.querySelector("input").addEventListener("input", (event) => {
      const wanted = event.target.value.trim().toLocaleLowerCase();
      for (const row of rows) row.hidden = !row.textContent.toLocaleLowerCase().includes(wanted);
      told.textContent = rows.every((row) => row.hidden) ? told.dataset.none : "";
    });
  }
}

export function writing() {
  keepTypedText();
  adviseQuietly();
  findInLists();
}
