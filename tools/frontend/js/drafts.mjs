// What is typed in a long form is kept by the service every few seconds, for whoever types it. Nothing is put into the
// browser's storage. While the line is lost it tries again, says so once, and lets nobody leave by mistake.
const PAUSE = 1_500;
const LONGEST = 5_000;
const AGAIN = 5_000;
const SENTENCES = 3;

const sheet = () => document.querySelector("#main [data-draft]")?.dataset;

// A form of this very page with room to write.
function isLong(form) {
  if (!form?.closest("#main") || form.getAttribute("method")?.toLowerCase() !== "post") return false;
  if (new URL(form.getAttribute("action") ?? "", location).pathname !== location.pathname) return false;
  return form.querySelector("textarea") !== null || form.querySelectorAll("input[type=text]").length >= SENTENCES;
}

export function draftsAreKept() {
  if (!sheet()) return;
  let form = null;
  let timer = 0;
  let since = 0;
  let isDirty = false;
  let isLeaving = false;
  let sending = null;
  let trouble = "";

  function say(why) {
    if (why === trouble) return;
    const said = document.querySelector("[data-draft-said]");
    const wasLost = trouble === "noLine" || trouble === "signedOut";
    trouble = why;
    if (said) said.textContent = why ? sheet()[why] : wasLost ? sheet().lineBack : "";
  }

  function typed() {
    const body = new FormData(form);
    for (const { name, type } of form.elements) if (type === "file" || type === "password") body.delete(name);
    body.set("draft", sheet().draft);
    body.set("draft-proof", sheet().proof);
    body.set("draft-page", location.pathname + location.search);
    return body;
  }

  const post = () => fetch(sheet().url, { method: "POST", body: typed(), redirect: "manual" });

  // The same person signed in again in another tab: the form's token is a new one.
  async function isSignedInAgain() {
    const headers = { draft: sheet().draft, "draft-proof": sheet().proof };
    const answer = await fetch(sheet().url, { headers, redirect: "manual" });
    if (!answer.ok) return false;
    const { token } = await answer.json();
    for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) input.value = token;
    return true;
  }

  async function sent() {
    isDirty = false;
    since = 0;
    try {
      let answer = await post();
      if (answer.status === 403 && (await isSignedInAgain())) answer = await post();
      if (answer.ok) say("");
      else if (answer.status === 413) say("tooLong");
      // Not a page to keep anything of.
      else if (answer.status === 404) say("");
      else throw new Error(answer.status >= 500 ? "noLine" : "signedOut");
      return answer.ok;
    } catch (error) {
      isDirty = true;
      say(error.message === "signedOut" ? "signedOut" : "noLine");
      later(AGAIN);
      return false;
    }
  }

  async function keep() {
    clearTimeout(timer);
    if (sending) await sending;
    if (!isDirty || !form?.isConnected) return true;
    sending = sent();
    const isKept = await sending;
    sending = null;
    return isKept;
  }

  function later(wait) {
    clearTimeout(timer);
    timer = setTimeout(keep, wait);
  }

  function changed(where) {
    form = where;
    isDirty = true;
    isLeaving = false;
    since ||= Date.now();
    // What may have to be said stands where the eyes are while one writes: beside the button.
    const said = document.querySelector("[data-draft-said]");
    if (said && !form.contains(said)) form.append(said);
    later(Math.max(0, Math.min(PAUSE, since + LONGEST - Date.now())));
  }

  const heard = (event) => isLong(event.target.form) && changed(event.target.form);
  document.addEventListener("input", heard);
  document.addEventListener("change", heard);

  // A form says on which sheet it was typed, so that saving it lets go of what was kept.
  document.addEventListener("formdata", (event) => {
    if (isLong(event.target)) event.formData.set("draft", sheet().draft);
  });

  document.addEventListener("submit", async (event) => {
    const { target, submitter } = event;
    if (target !== form) return;
    clearTimeout(timer);
    const isLost = trouble === "noLine" || trouble === "signedOut" || navigator.onLine === false;
    if (event.defaultPrevented || !isLost) {
      isLeaving = true;
      return;
    }
    event.preventDefault();
    isDirty = true;
    if (await keep()) target.requestSubmit(submitter);
    else document.querySelector("[data-draft-said]")?.scrollIntoView({ block: "center" });
  });

  // Saved by a script, and it did not work or there is something to put right: the words are still here.
  const again = () => {
    if (form && isLeaving) changed(form.isConnected ? form : [...document.forms].find(isLong));
  };
  for (const name of ["htmx:error", "htmx:after:swap"]) document.addEventListener(name, again);
  document.addEventListener("htmx:before:response", ({ detail }) => {
    const { raw } = detail.ctx.response;
    if (!raw.ok || raw.redirected) again();
  });

  addEventListener("online", keep);
  addEventListener("beforeunload", (event) => {
    if ((isDirty || sending) && trouble && trouble !== "tooLong" && !isLeaving) event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && !isLeaving && keep());
  addEventListener("pagehide", () => {
    if (isDirty && !isLeaving && form?.isConnected) navigator.sendBeacon(sheet().url, typed());
  });

  if (sheet().keptNowhere !== undefined) {
    const first = [...document.forms].find(isLong);
    if (first) changed(first);
  }
}
