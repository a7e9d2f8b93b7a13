import { io } from "/vendor/socket.io.esm.min.js";

/**
 * The rooms of one signed-in page. Each keeps its cursor, so that after a lost connection it is told what it missed, or,
 * where that is no longer known, everything anew.
 *
 * A room's handlers: snapshot(content, again), missed(changes), change(change).
 */
export class Rooms {
  #socket;
  #rooms = new Map();

  constructor(url, token, states) {
    this.#socket = io(url, { auth: { token } });
    const socket = this.#socket;
    socket.on("connect", () => {
      states.connected();
      for (const name of this.#rooms.keys()) this.#subscribe(name);
    });
    socket.on("disconnect", (reason) => {
      states.lost(reason);
      // The server closes with a reason, e.g. because it goes away; unlike a broken line that is not retried by itself.
      if (reason === "io server disconnect") setTimeout(() => socket.connect(), 500 + Math.random() * 1500);
    });
    socket.on("connect_error", (error) => (error.data?.code ? states.refused(error) : states.lost("unreachable")));
    socket.on("closing", (reason) => {
      if (reason.code === "token_expired") states.refused({ message: reason.message });
    });
    socket.on("change", (change) => this.#change(change));
    socket.on("snapshot", (message) => this.#fill(message, true));
  }

  enter(name, handlers) {
    this.#rooms.set(name, { handlers, cursor: undefined });
    if (this.#socket.connected) this.#subscribe(name);
  }

  leave(name) {
    this.#rooms.delete(name);
    if (this.#socket.connected) this.#socket.emit("unsubscribe", { room: name });
  }

  close() {
    this.#socket.disconnect();
  }

  async #subscribe(name) {
    const room = this.#rooms.get(name);
    if (!room) return;
    const request = room.cursor ? { room: name, cursor: room.cursor } : { room: name };
    let answer;
    try {
      answer = await this.#socket.timeout(10000).emitWithAck("subscribe", request);
    } catch {
      answer = { ok: false, error: { code: "unavailable" } };
    }
    if (this.#rooms.get(name) !== room) return;
    if (!answer.ok) {
      if (answer.error.code === "unavailable" && this.#socket.connected) setTimeout(() => this.#subscribe(name), 1000);
      else if (answer.error.code !== "left") room.handlers.refused?.(answer.error);
    } else if (answer.missed) {
      room.cursor = answer.cursor;
      room.handlers.missed(answer.missed);
    } else {
      this.#fill(answer, room.cursor !== undefined);
    }
  }

  #fill(message, again) {
    const room = this.#rooms.get(message.room);
    if (!room) return;
    room.cursor = message.cursor;
    room.handlers.snapshot(message.snapshot, again);
  }

  #change(change) {
    const room = this.#rooms.get(change.room);
    if (!room) return;
    if (room.cursor !== change.from) {
      // A gap that the gateway did not fill: ask again from where this page stands.
      this.#subscribe(change.room);
      return;
    }
    room.cursor = change.to;
    room.handlers.change(change);
  }
}
