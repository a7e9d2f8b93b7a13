const STATUS_WORDS = {
  "queued": "Queued",
  "initiated": "Initiated",
  "ringing": "Ringing",
  "in-progress": "In progress",
  "completed": "Completed",
  "busy": "Busy",
  "no-answer": "No answer",
  "failed": "Failed",
  "canceled": "Canceled",
};

const TERMINAL = new Set(["completed", "busy", "no-answer", "failed", "canceled"]);

const time = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit", second: "2-digit" });
const dateTime = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

export const statusWord = (status) => STATUS_WORDS[status] ?? status;
export const hasEnded = (call) => TERMINAL.has(call.status);
export const clock = (iso) => (iso ? time.format(new Date(iso)) : "");
export const moment = (iso) => (iso ? dateTime.format(new Date(iso)) : "");

export const directionWord = (direction) =>
  ({ inbound: "Inbound", outbound: "Outbound" })[direction] ?? "";

/** Twilio's words for who answered, e.g. machine_end_beep, in plain ones. */
export function answeredByWord(answeredBy) {
  if (!answeredBy) return "";
  if (answeredBy.startsWith("machine")) return "Machine";
  return answeredBy.charAt(0).toUpperCase() + answeredBy.slice(1).replaceAll("_", " ");
}

export function minutes(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (n) => String(n).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const rest = `${two(Math.floor((whole % 3600) / 60))}:${two(whole % 60)}`;
  return hours ? `${hours}:${rest}` : rest;
}

/** Time talked; before the answer, time since the call was first seen. */
export function duration(call, now) {
  if (hasEnded(call)) return call.duration === undefined ? "" : minutes(call.duration);
  return minutes((now - Date.parse(call.answeredAt ?? call.startTime)) / 1000);
}

export function plural(count, one, many) {
  return `${count} ${count === 1 ? one : many}`;
}
