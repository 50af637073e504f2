// Making something of one's own: a pen, a microphone, and a form that waits for the line. Nothing is put into the
// browser's storage: what is made lives in the page, and is gone with it.
import { drawing } from "./pen.mjs";
import { recording } from "./mic.mjs";

const AGAIN = 3_000;

for (const sheet of document.querySelectorAll("[data-pen]")) drawing(sheet);
for (const mic of document.querySelectorAll("[data-mic]")) recording(mic);
for (const form of document.querySelectorAll("form[data-holds]")) waitsForTheLine(form);

// Asks first whether anybody answers: a form that is sent into nothing takes the page along.
function waitsForTheLine(form) {
  const said = form.querySelector(".held");
  const asking = document.getElementById("my-still");
  const headers = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
  let timer = 0;

  async function send() {
    clearTimeout(timer);
    try {
      await fetch(asking.dataset.url, { method: "POST", headers, redirect: "manual" });
    } catch {
      said.textContent = form.dataset.lost;
      timer = setTimeout(send, AGAIN);
      return;
    }
    said.textContent = "";
    form.submit();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
}
