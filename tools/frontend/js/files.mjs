// A chosen file goes up in slices, so that a lost line costs one slice and not the whole file. The server says where
// each slice begins: whatever was lost on the way, asking again puts both sides in step. Without this the form sends
// the file at once.
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 20000;
const NOT_KEPT = 400;
const OUT_OF_STEP = 409;

export function filesGoUpInSlices() {
  for (const form of document.querySelectorAll("form[data-slices]")) {
    form.addEventListener("submit", (event) => {
      const file = form.elements.file.files[0];
      if (!file) return;
      event.preventDefault();
      if (form.dataset.busy) return;
      form.dataset.busy = "yes";
      send(form, file).finally(() => delete form.dataset.busy);
    });
  }
}

async function send(form, file) {
  const said = form.querySelector(".sending__said");
  const say = (text, isProblem = false) => {
    said.textContent = text;
    said.classList.toggle("govuk-error-message", isProblem);
  };
  goOnWhereItStopped(form, file);
  say(form.dataset.going);
  try {
    const begun = await asked(form, say, form.dataset.slices, announced(form, file));
    if (begun.problem) return say(begun.problem, true);
    const ended = await sendSlices(form, say, file, begun);
    if (ended.problem) return say(ended.problem, true);
    location.assign(ended.go);
  } catch {
    say(form.dataset.ended, true);
  }
}

async function sendSlices(form, say, file, begun) {
  let { arrived, ticket } = begun;
  for (;;) {
    show(form, arrived / file.size);
    if (arrived >= file.size) {
      say(form.dataset.looking);
      const ended = await asked(form, say, begun.finish, "");
      if (ended.go || ended.problem) return ended;
      arrived = ended.arrived;
      continue;
    }
    const slice = file.slice(arrived, arrived + begun.slice);
    const answer = await asked(form, say, `${begun.slices}?at=${arrived}&ticket=${ticket}`, slice);
    if (answer.problem) return answer;
    ({ arrived, ticket } = answer);
    say(form.dataset.going);
  }
}

// Ask until there is an answer. Anything but an object means that somebody else answered: a sign-in, or an error page.
async function asked(form, say, address, body) {
  const headers = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
  if (body instanceof Blob) headers["Content-Type"] = "application/octet-stream";
  for (let wait = FIRST_WAIT; ; wait = Math.min(2 * wait, LONGEST_WAIT)) {
    try {
      const answer = await fetch(address, { method: "POST", body, headers });
      if (answer.ok || [OUT_OF_STEP, NOT_KEPT].includes(answer.status)) return await answer.json();
      throw new Refused();
    } catch (error) {
      // A sign-in page is no object either; only a line that is lost is worth waiting for.
      if (!(error instanceof TypeError)) throw error;
    }
    say(form.dataset.lost);
    await lineBack(wait);
  }
}

class Refused extends Error {}

function lineBack(wait) {
  return new Promise((resolve) => {
    const timer = setTimeout(done, wait);
    function done() {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      resolve();
    }
    window.addEventListener("online", done);
  });
}

function announced(form, file) {
  const about = new FormData(form);
  about.delete("file");
  about.set("name", file.name);
  about.set("size", file.size);
  return about;
}

// After a reload the same file, chosen again, is known by its name and size.
function goOnWhereItStopped(form, file) {
  for (const half of document.querySelectorAll("[data-half-here]")) {
    if (half.dataset.name === file.name && Number(half.dataset.size) === file.size) {
      form.elements.once.value = half.dataset.halfHere;
      form.elements.cannot_say.checked = true; // what it shows was said when it began
    }
  }
}

function show(form, part) {
  form.querySelector(".sending").hidden = false;
  form.querySelector("progress").value = part;
}
