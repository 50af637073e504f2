// Reading a page out loud, by a voice that lives on the device: what would be sent away to be spoken is never spoken.
export function readsOutLoud() {
  const button = document.querySelector("[data-listen]");
  if (!button || !globalThis.speechSynthesis) return;
  const words = button.querySelector("span");
  const [listen, stop] = [words.textContent, button.dataset.stop];
  const language = document.documentElement.lang;
  const voice = () => speechSynthesis.getVoices().find((one) => one.localService && one.lang.startsWith(language));

  function offer() {
    button.hidden = !voice();
  }

  function quiet() {
    speechSynthesis.cancel();
    words.textContent = listen;
  }

  function read() {
    const main = document.getElementById("main").cloneNode(true);
    for (const one of main.querySelectorAll("[data-listen], form, script, .govuk-visually-hidden")) one.remove();
    // In pieces: some voices stop in the middle of a long text.
    const pieces = [...main.querySelectorAll("h1, h2, h3, p, li")].filter((one) => !one.querySelector("p, li"));
    for (const one of pieces) {
      const said = new SpeechSynthesisUtterance(one.textContent.trim());
      [said.voice, said.lang] = [voice(), language];
      if (one === pieces.at(-1)) said.addEventListener("end", quiet);
      speechSynthesis.speak(said);
    }
    words.textContent = stop;
  }

  offer();
  speechSynthesis.addEventListener("voiceschanged", offer);
  button.addEventListener("click", () => (words.textContent === stop ? quiet() : read()));
  // Whoever leaves at once leaves in silence.
  addEventListener("pagehide", quiet);
  document.querySelector("[data-leave]")?.addEventListener("click", quiet);
  addEventListener("keydown", (event) => event.key === "Shift" && quiet());
}
