import { clock, hasEnded, minutes, plural, statusWord } from "./format.js";

const element = (id) => document.getElementById(id);
element("missed-dismiss").onclick = () => (element("missed").hidden = true);

/** Says what happened while the connection was lost, and shows it. */
export function showMissed(changes, secondsAway) {
  const newest = new Map();
  for (const change of changes) newest.set(change.data.sid, change);
  const ended = [...newest.values()].filter((change) => change.type === "call.changed" && hasEnded(change.data)).length;
  const away = `The connection was lost for ${minutes(secondsAway)}.`;
  element("missed-summary").textContent = changes.length
    ? `${away} Missed and now shown: ${plural(changes.length, "change", "changes")} of ${plural(newest.size, "call", "calls")}, ${ended} of them ended.`
    : `${away} Nothing happened meanwhile.`;
  element("missed-list").replaceChildren(...[...newest.values()].map((change) => {
    const line = document.createElement("li");
    const call = change.data;
    line.textContent = change.type === "call.deleted"
      ? `${call.sid} was deleted`
      : `${clock(call.updatedAt)} ${call.from ?? "unknown"} → ${call.to ?? "unknown"}: ${statusWord(call.status)}`;
    return line;
  }));
  element("missed").hidden = false;
}

/** Says that the steps between are not known any more. */
export function showAnew(secondsAway) {
  const cause = secondsAway ? `The connection was lost for ${minutes(secondsAway)}.` : "The live view was rebuilt.";
  element("missed-summary").textContent = `${cause} What happened between cannot be told any more; this is the state now.`;
  element("missed-list").replaceChildren();
  element("missed").hidden = false;
}
