// A sheet to draw on with a finger, a pen, a mouse or the arrow keys. What is drawn is kept as lines of whole numbers
// in a hidden field, as alongside/voice/drawings.py reads them.
const ACROSS = 1000;
const DOWN = 750;
const WIDTHS = [6, 16, 40];
const STEP = 20;
const NEAR = 3;
const ARROWS = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };

export function drawing(sheet) {
  const canvas = sheet.querySelector("canvas");
  const field = sheet.closest("form").elements.drawing;
  const paper = canvas.getContext("2d");
  const colours = [...sheet.querySelectorAll("[data-ink]")].map((one) => one.dataset.colour);
  const lines = field.value ? JSON.parse(field.value) : [];
  let ink = 0;
  let width = 1;
  let line = null;
  let key = [ACROSS / 2, DOWN / 2];

  function show() {
    paper.fillStyle = "#fff";
    paper.fillRect(0, 0, ACROSS, DOWN);
    paper.lineCap = paper.lineJoin = "round";
    for (const [colour, wide, points] of lines) {
      paper.strokeStyle = colours[colour];
      paper.lineWidth = WIDTHS[wide];
      paper.beginPath();
      paper.moveTo(points[0], points[1]);
      for (let at = 0; at < points.length; at += 2) paper.lineTo(points[at], points[at + 1]);
      paper.stroke();
    }
    field.value = lines.length ? JSON.stringify(lines) : "";
  }

  function place(event) {
    const box = canvas.getBoundingClientRect();
    const across = ((event.clientX - box.left) / box.width) * ACROSS;
    const down = ((event.clientY - box.top) / box.height) * DOWN;
    return [Math.min(ACROSS, Math.max(0, Math.round(across))), Math.min(DOWN, Math.max(0, Math.round(down)))];
  }

  function begin(point) {
    line = [ink, width, [...point]];
    lines.push(line);
    show();
  }

  function go(point) {
    const points = line[2];
    const [across, down] = points.slice(-2);
    if (Math.abs(across - point[0]) < NEAR && Math.abs(down - point[1]) < NEAR) return;
    points.push(...point);
    show();
  }

  canvas.addEventListener("pointerdown", (event) => {
    if (event.button > 0 || !event.isPrimary) return;
    canvas.setPointerCapture(event.pointerId);
    begin(place(event));
  });
  canvas.addEventListener("pointermove", (event) => {
    if (line && canvas.hasPointerCapture(event.pointerId)) go(place(event));
  });
  for (const kind of ["pointerup", "pointercancel"]) canvas.addEventListener(kind, () => (line = null));

  canvas.addEventListener("keydown", (event) => {
    const by = ARROWS[event.key];
    if (event.key === " ") line ? (line = null) : begin(key);
    else if (by) {
      key = [Math.min(ACROSS, Math.max(0, key[0] + by[0])), Math.min(DOWN, Math.max(0, key[1] + by[1]))];
      if (line) go(key);
    } else return;
    event.preventDefault();
  });

  function choose(kind, then) {
    const all = sheet.querySelectorAll(`[data-${kind}]`);
    for (const one of all) {
      one.addEventListener("click", () => {
        for (const other of all) other.setAttribute("aria-pressed", String(other === one));
        then(Number(one.dataset[kind]));
      });
    }
  }

  choose("ink", (chosen) => (ink = chosen));
  choose("width", (chosen) => (width = chosen));
  sheet.querySelector("[data-undo]").addEventListener("click", () => {
    lines.pop();
    line = null;
    show();
  });
  sheet.hidden = false;
  show();
}
