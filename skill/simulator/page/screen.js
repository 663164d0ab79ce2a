// Runs inside the device's frame: draws APL documents with Amazon's renderer.
// The frame is its own world, because the renderer makes functions from text, which the page
// around it forbids. Messages in: {ask: true} for the state, {document, datasources, viewport} to
// draw, {blank: true}. Messages out: {state: "loading" | "ready" | "absent" | "shown" | "failed"},
// or {touch: [intent, ...]}.

const place = document.getElementById("screen");
let drawn = null;
let state = "loading";

const tell = (message) => window.parent.postMessage(message, "*");

function become(next) {
  state = next;
  tell({ state });
}

function clear() {
  if (drawn) drawn.destroy();
  drawn = null;
  place.replaceChildren();
}

async function draw({ document: apl, datasources, viewport }) {
  clear();
  const view = document.createElement("div"); // a renderer leaves its listeners on its element
  place.append(view);
  const { Content, default: Renderer } = window.AplRenderer;
  const content = Content.create(JSON.stringify(apl));
  content.addData("payload", JSON.stringify(datasources));
  drawn = Renderer.create({
    content,
    view,
    viewport: { ...viewport, isRound: viewport.shape === "ROUND" },
    mode: "HUB",
    theme: "dark",
    environment: { agentName: "Pain Pump Guide", agentVersion: "1", allowOpenUrl: false, disallowVideo: true },
    utcTime: Date.now(),
    localTimeAdjustment: -60000 * new Date().getTimezoneOffset(),
    notLoadFonts: true,
    logLevel: "warn",
    onSendEvent: (event) => tell({ touch: event.arguments }),
  });
  await drawn.init();
  if (!drawn.context) throw new Error("not a document that the renderer takes");
}

let drawing = Promise.resolve(); // one document after the other: each takes the last one's place

function receive({ data, source }) {
  if (source !== window.parent) return;
  if (data.ask) tell({ state });
  else if (data.blank) drawing = drawing.then(clear);
  else {
    const { viewport } = data;
    drawing = drawing.then(() => draw(data))
      .then(() => tell({ state: "shown", viewport }), () => tell({ state: "failed" }));
  }
}

async function begin() {
  await window.AplRenderer.initEngine();
  become("ready");
}

const PATIENCE_MS = 8000; // an address that hangs counts as out of reach, until it answers
const late = setTimeout(() => become("absent"), PATIENCE_MS);
const script = document.importNode(document.getElementById("renderer").content, true).firstChild;
script.addEventListener("load", () => {
  clearTimeout(late);
  begin();
});
script.addEventListener("error", () => {
  clearTimeout(late);
  become("absent");
});
window.addEventListener("message", receive);
document.head.append(script);
