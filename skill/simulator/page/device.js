// The simulator's page: one conversation with the skill, as a device would hold it.

import { canHear, hush, listen, speak } from "/page/voice.js";
import * as screens from "/page/screens.js";

const byId = (id) => document.getElementById(id);
const texts = byId("texts").dataset;
const microphone = byId("microphone");
const SLOW = '<prosody rate="80%">';

let conversation = "";
let listening = false; // the skill has the microphone open
let reprompt = "";
let prompted = false; // the reprompt was said, and nothing came after it
let ears = null;
let turn = 0;

function tell(state, text = texts[state]) {
  byId("stage").dataset.state = state;
  byId("status").textContent = text;
}

function note(who, words, mine) {
  const line = byId("line").content.cloneNode(true).firstElementChild;
  line.classList.toggle("you", Boolean(mine));
  line.querySelector("b").textContent = `${who}:`;
  line.querySelector("span").textContent = words;
  byId("log").append(line);
  byId("log").scrollTop = byId("log").scrollHeight;
}

function caption(text, from = 0, to = 0) {
  const marked = document.createElement("mark");
  marked.textContent = text.slice(from, to);
  byId("caption").replaceChildren(text.slice(0, from), marked, text.slice(to));
}

async function ask(act) {
  const body = JSON.stringify({ conversation, screen: screens.hasScreen(), ...act });
  const answer = await fetch("/turn", { method: "POST", headers: { "Content-Type": "application/json" }, body });
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

/** Take one turn: send what the listener did, then show and say the reply; false if it failed. */
async function take(act, shown, { byVoice = false } = {}) {
  turn += 1;
  const mine = turn;
  stopListening();
  hush();
  if (shown) note(texts.you, shown, true);
  tell("thinking");
  let heard;
  try {
    heard = await ask(act);
  } catch {
    tell("broken");
    return false;
  }
  if (mine !== turn) return false;
  conversation = heard.conversation;
  if (heard.forgotten) note(texts.alexa, texts.forgotten);
  showTurn(heard);
  if (heard.speech) await say(heard.speech, heard.response);
  if (mine === turn) afterSpeech(byVoice);
  return mine === turn;
}

function showTurn(heard) {
  listening = heard.listening;
  reprompt = heard.reprompt || "";
  prompted = false;
  byId("silence").disabled = !listening;
  if (heard.screen || !listening) screens.show(heard.screen || null);
  suggest(heard.suggestions);
  if (heard.intent) explain(heard);
}

function explain({ speech, intent, slots, confidence, topic, answer, card, request, response }) {
  note(texts.alexa, speech);
  const named = slots.map(({ name, value, ids }) => `${name}: ${value} → ${ids.join(", ") || texts.nomatch}`);
  byId("intent").textContent = intent;
  byId("slots").textContent = named.join("; ") || texts.none;
  byId("confidence").textContent = `${Math.round(confidence * 100)} %`;
  byId("topic").textContent = topic || texts.none;
  byId("answer").textContent = answer || (topic ? texts.first : texts.none);
  byId("cardless").hidden = Boolean(card);
  byId("card").hidden = !card;
  if (card) {
    byId("card").querySelector("h3").textContent = card.title;
    byId("card").querySelector("p").textContent = card.text;
  }
  byId("request").textContent = JSON.stringify(request, null, 2);
  byId("response").textContent = JSON.stringify(response, null, 2);
}

function suggest(list) {
  const opening = conversation && listening ? [] : [[texts.open, () => take({ act: "open" }, texts.opens)]];
  const held = byId("suggestions").contains(document.activeElement);
  const said = list.map((words) => [words, () => take({ act: "say", words }, words)]);
  byId("suggestions").replaceChildren(
    ...[...opening, ...said].map(([label, act]) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.addEventListener("click", act);
      item.append(button);
      return item;
    }),
  );
  if (held) byId("suggestions").querySelector("button").focus();
}

async function say(text, response) {
  caption(text);
  tell("speaking");
  if (!byId("aloud").checked) return;
  const slow = JSON.stringify(response || "").includes(JSON.stringify(SLOW).slice(1, -1));
  await speak(text, { slow, at: (from, to) => caption(text, from, to) });
  caption(text);
}

function afterSpeech(byVoice) {
  tell(listening ? "listening" : "over");
  if (listening && byVoice) openMicrophone();
}

/** Listen; words are said, silence gets the reprompt once, and then ends the conversation. */
async function openMicrophone() {
  hush();
  const mine = turn;
  const now = listen((draft) => { byId("words").value = draft; });
  ears = now;
  showMicrophone(true);
  tell("listening");
  const words = await now.words;
  if (ears !== now) return;
  stopListening();
  byId("words").value = "";
  if (mine !== turn) return;
  if (words === null) tell(byId("stage").dataset.state, texts.denied);
  else if (words) take({ act: "say", words }, words, { byVoice: true });
  else if (listening) stayQuiet({ byVoice: true });
  else tell("idle");
}

function stopListening() {
  const old = ears;
  ears = null;
  if (old) old.stop();
  showMicrophone(false);
}

function showMicrophone(open) {
  microphone.setAttribute("aria-pressed", String(open));
  microphone.querySelector("span").textContent = open ? texts.hush : texts.talk;
}

async function stayQuiet({ byVoice = false } = {}) {
  if (prompted || !reprompt) {
    take({ act: "silence" }, texts.quiet);
    return;
  }
  prompted = true;
  turn += 1;
  const mine = turn;
  hush();
  note(texts.you, texts.quiet, true);
  note(texts.alexa, reprompt);
  await say(reprompt);
  if (mine === turn) afterSpeech(byVoice);
}

async function restart() {
  byId("log").replaceChildren();
  byId("caption").replaceChildren();
  if (await take({ act: "restart" })) tell("idle");
}

byId("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  const words = byId("words").value.trim();
  byId("words").value = "";
  if (words) take({ act: "say", words }, words);
});
byId("silence").addEventListener("click", () => stayQuiet());
byId("restart").addEventListener("click", restart);
byId("aloud").addEventListener("change", hush);
microphone.addEventListener("click", () => (ears ? stopListening() : openMicrophone()));
microphone.hidden = !canHear;
byId("deaf").hidden = canHear;
byId("listens").hidden = !canHear;
screens.onTouch((sent, label) => take({ act: "touch", arguments: sent }, `${texts.touched} “${label}”`));
await restart();
