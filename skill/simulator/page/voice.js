// The browser's voice and ears. Either may be missing: then what is said is only shown, and
// what is asked is typed.

const Recognition = window.SpeechRecognition || window.webkitSpeechRecognition;
const synthesis = window.speechSynthesis;
const START_MS = 1500; // a voice that hasn't begun by then won't
const SLOW = 0.8;
const QUIET = new Set(["no-speech", "aborted"]);

export const canHear = Boolean(Recognition);

let turn = 0;

/** Speak `text`; call `at(from, to)` as words are reached; resolve when done or hushed. */
export function speak(text, { slow, at }) {
  turn += 1;
  const mine = turn;
  if (!synthesis || !synthesis.getVoices().length || !text) return Promise.resolve();
  synthesis.cancel();
  return new Promise((resolve) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = "en-US";
    utterance.rate = slow ? SLOW : 1;
    const late = setTimeout(() => {
      synthesis.cancel();
      resolve();
    }, START_MS);
    utterance.onstart = () => clearTimeout(late);
    utterance.onboundary = ({ name, charIndex, charLength }) => {
      if (mine === turn && name === "word") at(charIndex, charIndex + (charLength || 0));
    };
    utterance.onend = resolve;
    utterance.onerror = resolve;
    synthesis.speak(utterance);
  });
}

export function hush() {
  turn += 1;
  if (synthesis) synthesis.cancel();
}

/**
 * Listen once. `words` resolves with what was heard, with "" after silence, with null where the
 * browser won't listen; `show` gets drafts.
 */
export function listen(show) {
  const ears = new Recognition();
  ears.lang = "en-US";
  ears.interimResults = true;
  let heard = "";
  const words = new Promise((resolve) => {
    ears.onresult = ({ results }) => {
      heard = Array.from(results, (result) => result[0].transcript).join(" ").trim();
      show(heard);
    };
    ears.onerror = ({ error }) => resolve(QUIET.has(error) ? "" : null);
    ears.onend = () => resolve(heard);
  });
  ears.start();
  return { words, stop: () => ears.abort() };
}
