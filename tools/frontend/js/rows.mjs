// After htmx has brought something: start its components and move focus to the first new row of a list.
// If the answer was not what was asked for (signed out, not allowed, broken), leave the page as it is and follow the
// plain link instead, so that the reader sees the full answer.
export function rowsArrive(start) {
  const counts = new WeakMap();

  document.addEventListener("htmx:before:swap", (event) => {
    const { ctx } = event.detail;
    const answer = ctx.response?.raw;
    if (answer && (!answer.ok || answer.redirected)) {
      event.preventDefault();
      if (ctx.request.method === "GET") location.assign(ctx.request.action);
      else location.reload();
      return;
    }
    if (ctx.target) counts.set(ctx.target, ctx.target.children.length);
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
