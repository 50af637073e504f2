// After htmx has brought something: start its components and move focus to the first new row of a list.
// If the answer was not what was asked for (signed out, not allowed, broken), leave the page as it is and follow the
// plain link instead, so that the reader sees the full answer.
export function rowsArrive(start) {
  const counts = new WeakMap();

  document.addEventListener("htmx:before:response", (event) => {
    const { request, response, sourceElement } = event.detail.ctx;
    // words.mjs answers for a form that keeps what was typed.
    if (sourceElement.closest("[data-keep]")) return;
    if (response.raw.ok && !response.raw.redirected) return;
    event.preventDefault();
    if (request.method === "GET") location.assign(request.action);
    else location.reload();
  });

  document.addEventListener("htmx:before:swap", (event) => {
    const { target } = event.detail.ctx;
    if (target) counts.set(target, target.children.length);
  });

  document.addEventListener("htmx:after:swap", (event) => {
    const { ctx } = event.detail;
    if (!ctx.target) return;
    start(ctx.target);
    if (ctx.swap !== "beforeend") return;
    const first = ctx.target.children[counts.get(ctx.target)];
    if (!first) return;
    first.setAttribute("tabindex", "-1");
    first.focus();
  });
}
