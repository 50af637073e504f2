// A minute before a sign-in runs out: ask. When it has: cover the page, and send what was being typed to be kept.
const WARNING = 60_000;
const EVERY = 5_000;

export function closeWhenIdle() {
  const asking = document.getElementById("still-there");
  const closed = document.getElementById("closed");
  if (!asking || !closed) return;
  let ends = Date.now() + Number(asking.dataset.seconds) * 1000;
  let looking = false;
  let changed = null;

  async function left(method) {
    const token = asking.querySelector("input").value;
    const headers = method === "POST" ? { "X-CSRFToken": token } : {};
    const answer = await fetch(asking.dataset.url, { method, headers, redirect: "manual" });
    return answer.ok ? (await answer.json()).seconds * 1000 : 0;
  }

  function cover() {
    asking.close();
    document.body.classList.add("is-closed");
    if (!closed.open) closed.showModal();
  }

  async function ask(method) {
    if (looking || closed.open) return;
    looking = true;
    try {
      // Another tab may have been used meanwhile: the server knows.
      ends = Date.now() + (await left(method));
    } catch {
      // No line to the server: go by our own clock.
    }
    looking = false;
    if (ends <= Date.now()) cover();
    else if (ends - Date.now() > WARNING) asking.close();
    else if (!asking.open) asking.showModal();
  }

  document.addEventListener("input", (event) => {
    if (event.target.form?.method === "post") changed = event.target.form;
  });
  closed.addEventListener("cancel", (event) => event.preventDefault());
  asking.querySelector("[data-stay]").addEventListener("click", () => ask("POST"));
  closed.querySelector("[data-return]").addEventListener("click", () => (changed ? changed.submit() : location.reload()));
  const look = () => ends - Date.now() <= WARNING && ask("GET");
  setInterval(look, EVERY);
  document.addEventListener("visibilitychange", look);
}
