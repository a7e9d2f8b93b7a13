import { answeredByWord, clock, directionWord, hasEnded, minutes, moment, statusWord } from "./format.js";

const element = (id) => document.getElementById(id);

/** One call beside the list: what is known of it now, and every report about it from the call store. */
export class Drawer {
  #drawer = element("drawer");
  #rooms;
  #callStoreUrl;
  #token;
  #closed;
  #sid;
  #reading;

  constructor(rooms, callStoreUrl, token, closed) {
    this.#rooms = rooms;
    this.#callStoreUrl = callStoreUrl;
    this.#token = token;
    this.#closed = closed;
    element("drawer-close").onclick = () => this.close();
    document.onkeydown = (event) => {
      if (event.key === "Escape" && !this.#drawer.hidden) this.close();
    };
  }

  open(call) {
    if (this.#sid) this.#rooms.leave(`call:${this.#sid}`);
    this.#sid = call.sid;
    element("timeline").replaceChildren();
    this.#show(call);
    this.#drawer.hidden = false;
    element("drawer-title").focus();
    this.#rooms.enter(`call:${call.sid}`, {
      snapshot: (content) => content.call && this.#show(content.call),
      missed: (changes) => changes.forEach((change) => this.#change(change)),
      change: (change) => this.#change(change),
    });
    this.#readTimeline();
  }

  close() {
    const sid = this.#sid;
    this.#sid = undefined;
    this.#drawer.hidden = true;
    if (sid) {
      this.#rooms.leave(`call:${sid}`);
      this.#closed(sid);
    }
  }

  #change(change) {
    if (change.type === "call.changed") this.#show(change.data);
    clearTimeout(this.#reading);
    this.#reading = setTimeout(() => this.#readTimeline(), 300);
  }

  #show(call) {
    const status = element("drawer-status");
    status.dataset.status = call.status;
    status.textContent = statusWord(call.status);
    element("drawer-title").textContent = `${call.from ?? "unknown"} → ${call.to ?? "unknown"}`;
    const facts = [
      ["Direction", directionWord(call.direction)],
      ["Started", moment(call.startTime)],
      ["Ringing", clock(call.ringingAt)],
      ["Answered", clock(call.answeredAt)],
      ["Answered by", answeredByWord(call.answeredBy)],
      ["Ended", clock(call.endTime)],
      ["Duration", hasEnded(call) && call.duration !== undefined ? minutes(call.duration) : ""],
      ["SIP response", call.sipResponseCode ? String(call.sipResponseCode) : ""],
      ["Call SID", call.sid],
    ];
    element("drawer-facts").replaceChildren(
      ...facts.filter(([, value]) => value).flatMap(([name, value]) => [make("dt", name), make("dd", value)]));
  }

  async #readTimeline() {
    const sid = this.#sid;
    if (!sid) return;
    const note = element("timeline-note");
    if (!element("timeline").children.length) note.textContent = "Reading the reports…";
    try {
      const answer = await fetch(`${this.#callStoreUrl}/api/v1/calls/${encodeURIComponent(sid)}/events`, {
        headers: { Authorization: `Bearer ${this.#token}` },
      });
      const body = await answer.json();
      if (this.#sid !== sid) return;
      if (!answer.ok) throw new Error(body.detail ?? body.title ?? `The call store answered ${answer.status}.`);
      note.textContent = body.items.length ? "" : "No reports yet.";
      element("timeline").replaceChildren(...body.items.map(report));
    } catch (failure) {
      if (this.#sid !== sid) return;
      note.textContent = failure instanceof TypeError
        ? "The call store cannot be reached; the timeline appears when the call changes again."
        : failure.message;
    }
  }
}

function report(event) {
  const item = document.createElement("li");
  const status = event.data?.CallStatus;
  item.append(make("strong", status ? statusWord(status) : event.eventType));
  const number = event.sequence === undefined ? "" : ` · report ${event.sequence}`;
  item.append(make("span", `${moment(event.timestamp)} · ${event.source}${number}`));
  return item;
}

function make(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
