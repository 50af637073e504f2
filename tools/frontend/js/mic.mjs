// Recording oneself: what was recorded becomes the form's file, as if it had been chosen. Without a microphone, or
// without this, a sound is chosen or the phone's own recorder opens.
const KINDS = ["audio/mp4", "audio/ogg;codecs=opus"];
const BITS = 48_000;
const LONGEST = 10 * 60_000;

export function recording(mic) {
  const kind = window.MediaRecorder && KINDS.find((one) => MediaRecorder.isTypeSupported(one));
  const input = mic.closest("form").querySelector("[data-sound]");
  if (!kind || !navigator.mediaDevices) return;
  const start = mic.querySelector("[data-start]");
  const stop = mic.querySelector("[data-stop]");
  const said = mic.querySelector(".mic__said");

  function isOn(now) {
    start.hidden = now;
    stop.hidden = !now;
    (now ? stop : start).focus();
  }

  start.addEventListener("click", async () => {
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      said.textContent = mic.dataset.no;
      return;
    }
    const recorder = new MediaRecorder(stream, { mimeType: kind, audioBitsPerSecond: BITS });
    const parts = [];
    const timer = setTimeout(() => recorder.stop(), LONGEST);
    recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
    recorder.addEventListener("stop", () => {
      clearTimeout(timer);
      for (const track of stream.getTracks()) track.stop();
      const held = new DataTransfer();
      const type = kind.split(";")[0];
      held.items.add(new File(parts, type === "audio/mp4" ? "page.m4a" : "page.ogg", { type }));
      input.files = held.files;
      said.textContent = mic.dataset.done;
      isOn(false);
    });
    stop.onclick = () => recorder.stop();
    recorder.start();
    said.textContent = mic.dataset.on;
    isOn(true);
  });
  mic.hidden = false;
}
