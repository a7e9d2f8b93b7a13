import { answeredByWord, clock, directionWord, duration, hasEnded, moment, plural, statusWord } from "./format.js";

const FRESH_MS = 2000;

/**
 * The list. While the pointer is over it or the keyboard is in it, nothing moves: rows that are there change in place,
 * new ones wait behind a button, ended ones stay where they are.
 */
export class CallTable {
  #body = document.getElementById("rows");
  #held = document.getElementById("held");
  #rows = new Map();
  #calls;
  #open;
  #drawn = false;
  #pointerInside = false;

  constructor(calls, open) {
    this.#calls = calls;
    this.#open = open;
    const list = this.#body.closest(".list");
    list.addEventListener("pointerenter", () => (this.#pointerInside = true));
    list.addEventListener("pointerleave", () => {
      this.#pointerInside = false;
      this.draw();
    });
    this.#body.addEventListener("focusout", () => requestAnimationFrame(() => this.draw()));
    this.#held.addEventListener("click", () => this.draw(true));
    this.#body.addEventListener("click", (event) => this.#openRow(event.target.closest("tr")));
    this.#body.addEventListener("keydown", (event) => this.#key(event));
  }

  draw(whatever = false) {
    const calls = this.#calls.all();
    const still = !whatever && this.#rows.size > 0 && (this.#pointerInside || this.#body.contains(document.activeElement));
    if (still) {
      this.#change();
      const waiting = calls.filter((call) => !this.#rows.has(call.sid)).length;
      this.#held.hidden = waiting === 0;
      this.#held.textContent = `${plural(waiting, "new call", "new calls")} – show`;
    } else {
      this.#held.hidden = true;
      this.#arrange(calls);
    }
    this.#rove();
    this.#drawn = true;
    return still;
  }

  tick() {
    const now = Date.now();
    for (const [sid, row] of this.#rows) {
      const call = this.#calls.get(sid);
      if (call && !hasEnded(call)) this.#set(row, "cell-duration", duration(call, now));
    }
  }

  select(sid) {
    for (const [id, row] of this.#rows) row.setAttribute("aria-selected", String(id === sid));
  }

  focus(sid) {
    (this.#rows.get(sid) ?? document.getElementById("calls")).focus();
  }

  #change() {
    for (const [sid, row] of this.#rows) {
      const call = this.#calls.get(sid);
      if (call) this.#fill(row, call);
    }
  }

  #arrange(calls) {
    const kept = new Set(calls.map((call) => call.sid));
    for (const [sid, row] of this.#rows) {
      if (!kept.has(sid)) {
        row.remove();
        this.#rows.delete(sid);
      }
    }
    let previous = null;
    for (const call of calls) {
      const row = this.#rows.get(call.sid) ?? this.#newRow(call);
      this.#fill(row, call);
      const place = previous ? previous.nextSibling : this.#body.firstChild;
      if (place !== row) this.#body.insertBefore(row, place);
      previous = row;
    }
  }

  #newRow(call) {
    const row = document.createElement("tr");
    row.dataset.sid = call.sid;
    row.tabIndex = -1;
    row.setAttribute("aria-selected", "false");
    for (const name of ["status", "direction", "from", "to", "answered", "started", "duration"]) {
      const cell = row.insertCell();
      cell.className = `cell-${name}`;
    }
    row.cells[0].append(document.createElement("span"));
    row.cells[0].firstChild.className = "status";
    row.cells[6].classList.add("number");
    if (this.#drawn) {
      row.classList.add("fresh");
      setTimeout(() => row.classList.remove("fresh"), FRESH_MS);
    }
    this.#rows.set(call.sid, row);
    return row;
  }

  #fill(row, call) {
    const status = row.cells[0].firstChild;
    status.dataset.status = call.status;
    if (status.textContent !== statusWord(call.status)) status.textContent = statusWord(call.status);
    row.classList.toggle("ended", hasEnded(call));
    row.cells[6].classList.toggle("waiting", !call.answeredAt);
    this.#set(row, "cell-direction", directionWord(call.direction));
    this.#set(row, "cell-from", call.from ?? "unknown");
    this.#set(row, "cell-to", call.to ?? "unknown");
    this.#set(row, "cell-answered", answeredByWord(call.answeredBy));
    this.#set(row, "cell-started", clock(call.startTime));
    row.cells[5].title = moment(call.startTime);
    this.#set(row, "cell-duration", duration(call, Date.now()));
  }

  #set(row, cellClass, text) {
    const cell = row.getElementsByClassName(cellClass)[0];
    if (cell.textContent !== text) cell.textContent = text;
  }

  /** One row is reachable with Tab; the arrows move from there. */
  #rove() {
    const rows = [...this.#body.rows];
    if (rows.length && !rows.some((row) => row.tabIndex === 0)) rows[0].tabIndex = 0;
  }

  #openRow(row) {
    if (row) this.#open(row.dataset.sid);
  }

  #key(event) {
    const row = event.target.closest("tr");
    const rows = [...this.#body.rows];
    const index = rows.indexOf(row);
    const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.#openRow(row);
    } else if (target !== undefined) {
      event.preventDefault();
      const next = rows[Math.max(0, Math.min(rows.length - 1, target))];
      rows.forEach((one) => (one.tabIndex = -1));
      next.tabIndex = 0;
      next.focus();
    }
  }
}
