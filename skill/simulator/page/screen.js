// Runs inside the device's frame: draws APL documents with Amazon's renderer.
// The frame is its own world, because the renderer makes functions from text, which the page
// around it forbids. Messages in: {document, datasources, viewport}, or {blank: true}. Messages
// out: {state: "ready" | "absent" | "shown" | "failed"}, or {touch: [intent, ...]}.

const view = document.getElementById("screen");
let drawn = null;

const tell = (message) => window.parent.postMessage(message, "*");

function clear() {
  if (drawn) drawn.destroy();
  drawn = null;
  view.replaceChildren();
}

async function draw({ document: apl, datasources, viewport }) {
  clear();
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

async function receive({ data, source }) {
  if (source !== window.parent) return;
  if (data.blank) {
    clear();
    return;
  }
  try {
    await draw(data);
    tell({ state: "shown" });
  } catch (error) { console.error(error && error.stack || String(error));
    tell({ state: "failed" });
  }
}

async function begin() {
  await window.AplRenderer.initEngine();
  window.addEventListener("message", receive);
  tell({ state: "ready" });
}

const renderer = document.getElementById("renderer");
renderer.addEventListener("load", begin);
renderer.addEventListener("error", () => tell({ state: "absent" }));
