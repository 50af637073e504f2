// Leave at once: cover the page, give the tab a title like any other, and take our page's place in the history.
// Also by pressing Shift three times within five seconds, and by itself when nobody has touched the page for a while.
const PRESSES = 3;
const WITHIN = 5_000;
const WARNING = 60_000;
const TELLS_EVERY = 60_000;
const LOOKS_EVERY = 5_000;

export function leavesAtOnce() {
  const way = document.querySelector("[data-leave]");
  if (!way) return;
  // A page that was kept to go back to is asked for anew: the server knows whether they are still here.
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  way.addEventListener("click", (event) => {
    event.preventDefault();
    leave(way);
  });
  shiftThreeTimes(() => leave(way));
  const asking = document.getElementById("my-still");
  if (asking) closesByItself(asking, () => leave(way));
}

function leave(way) {
  document.documentElement.classList.add("is-left");
  document.body.replaceChildren();
  document.title = way.dataset.title;
  location.replace(way.href);
}

function shiftThreeTimes(then) {
  let pressed = [];
  addEventListener("keydown", (event) => {
    if (event.repeat) return;
    // A capital letter is Shift and another key: only Shift by itself counts.
    pressed = event.key === "Shift" ? [...pressed, Date.now()].slice(-PRESSES) : [];
    if (pressed.length === PRESSES && Date.now() - pressed[0] < WITHIN) then();
  });
}

function closesByItself(asking, then) {
  const most = Number(asking.dataset.seconds) * 1000;
  let touched = Date.now();
  let told = touched;

  function tell() {
    told = Date.now();
    const headers = { "X-CSRFToken": asking.querySelector("input").value };
    // Without a line the page goes by its own clock.
    fetch(asking.dataset.url, { method: "POST", headers, redirect: "manual" }).catch(() => {});
  }

  function touch() {
    touched = Date.now();
    if (asking.open) asking.close();
    if (touched - told > TELLS_EVERY) tell();
  }

  function look() {
    const still = Date.now() - touched;
    if (still >= most) then();
    else if (still >= most - WARNING && !asking.open) asking.showModal();
  }

  for (const kind of ["keydown", "pointerdown", "input"]) addEventListener(kind, touch, { passive: true });
  setInterval(look, LOOKS_EVERY);
  document.addEventListener("visibilitychange", look);
}

// A tick beside a box that hides what is typed.
export function showsWhatIsTyped() {
  const row = document.querySelector("[data-show-typed]");
  const box = row?.closest("form").querySelector('input[type="password"]');
  if (!box) return;
  row.querySelector("input").addEventListener("change", (event) => {
    box.type = event.target.checked ? "text" : "password";
  });
}
