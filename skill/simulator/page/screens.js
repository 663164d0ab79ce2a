// The device's screen: Amazon's renderer in its frame, or the same content as plain text.

const byId = (id) => document.getElementById(id);
const frame = byId("frame");
const plain = byId("plain");
const bezel = byId("bezel");
const stage = byId("stage");
const devices = byId("device");
const DPI = 160;
const NARROW = 560;
const TALLEST = 0.5; // of the window's height

const texts = byId("texts").dataset;
let renderer = "loading";
let shown = null;
let touched = () => {};

export const hasScreen = () => devices.value !== "none";

/** Say what a touch does: `handle(arguments, label)`. */
export function onTouch(handle) {
  touched = handle;
}

/** Show a response's screen; null blanks it. */
export function show(screen) {
  shown = screen;
  draw();
}

function viewport() {
  const { width, height, shape } = devices.selectedOptions[0].dataset;
  return { width: Number(width), height: Number(height), dpi: DPI, shape };
}

function fit() {
  if (!hasScreen()) {
    bezel.style.width = bezel.style.height = "";
    return;
  }
  const { width, height } = viewport();
  const room = stage.parentElement.clientWidth - 2.5 * 16;
  const scale = Math.min(1, room / width, (window.innerHeight * TALLEST) / height);
  frame.style.width = `${width}px`;
  frame.style.height = `${height}px`;
  frame.style.transform = `scale(${scale})`;
  bezel.style.width = `${width * scale}px`;
  bezel.style.height = `${height * scale}px`;
}

function draw() {
  const asText = hasScreen() && (renderer === "absent" || byId("plainly").checked);
  stage.dataset.device = devices.value;
  byId("speaker").hidden = hasScreen();
  frame.hidden = !hasScreen() || asText;
  plain.hidden = !asText;
  byId("home").hidden = !hasScreen() || asText || Boolean(shown);
  byId("home").textContent = texts.empty;
  byId("unseen").hidden = !(hasScreen() && renderer === "absent");
  fit();
  if (asText) drawPlainly();
  else if (renderer === "ready" && hasScreen()) {
    const message = shown ? { ...shown, viewport: viewport() } : { blank: true };
    frame.contentWindow.postMessage(message, "*");
  }
}

function element(tag, text, name) {
  const made = document.createElement(tag);
  made.textContent = text;
  if (name) made.className = name;
  return made;
}

function touches(list) {
  const made = element("ul", "", "touches");
  for (const { label, arguments: sent } of list) {
    const button = element("button", label);
    button.type = "button";
    button.addEventListener("click", () => touched(sent, label));
    const item = element("li", "");
    item.append(button);
    made.append(item);
  }
  return made;
}

function drawPlainly() {
  const held = plain.contains(document.activeElement);
  plain.replaceChildren();
  if (held) plain.focus();
  const screen = shown && shown.datasources.screen;
  plain.classList.toggle("emergency", Boolean(screen) && screen.kind === "emergency");
  plain.scrollTop = 0;
  if (!screen) {
    plain.append(element("p", texts.empty));
    return;
  }
  if (screen.place) plain.append(element("p", screen.place, "note"));
  plain.append(element("h2", screen.title));
  for (const { text } of screen.sentences) plain.append(element("p", text));
  if (screen.question.text) plain.append(element("p", screen.question.text, "asked"));
  for (const list of [screen.buttons, screen.rows]) if (list.length) plain.append(touches(list));
  for (const note of screen.notes) plain.append(element("p", note, "note"));
}

/** Return the label of what sends `sent`, on the screen that is shown. */
function labelOf(sent) {
  const screen = shown && shown.datasources.screen;
  const all = screen ? [...screen.rows, ...screen.buttons] : [];
  const found = all.find((touch) => JSON.stringify(touch.arguments) === JSON.stringify(sent));
  return found ? found.label : sent.join(" ");
}

window.addEventListener("message", ({ source, data }) => {
  if (source !== frame.contentWindow) return;
  if (data.touch) touched(data.touch, labelOf(data.touch));
  else if (data.state === "shown") stage.dataset.drawn = `${data.viewport.width}x${data.viewport.height}`;
  else if (data.state === "failed") {
    renderer = "absent";
    draw();
  } else {
    renderer = data.state;
    draw();
  }
});
window.addEventListener("resize", fit);
devices.addEventListener("change", draw);
byId("plainly").addEventListener("change", draw);
// On a phone the smallest device is the one that stays readable.
if (window.innerWidth < NARROW) devices.value = "round";
draw();
frame.contentWindow.postMessage({ ask: true }, "*"); // it may have told before this page listened
