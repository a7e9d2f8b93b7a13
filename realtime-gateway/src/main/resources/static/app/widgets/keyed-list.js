/** The lines of a list. A thing that did not change keeps its line, and with it focus and selection. */
export class KeyedList {
  #list;
  #lineOf;
  #lines = new Map();

  /** @param lineOf makes the line of a thing */
  constructor(list, lineOf) {
    this.#list = list;
    this.#lineOf = lineOf;
    list.replaceChildren();
  }

  /** @param things [key, thing] in their order; a thing is never changed, another one takes its place */
  show(things) {
    const lines = new Map();
    for (const [key, thing] of things) {
      const known = this.#lines.get(key);
      lines.set(key, known?.thing === thing ? known : { thing, element: this.#lineOf(thing) });
    }
    this.#lines = lines;
    this.#place([...lines.values()].map((line) => line.element));
  }

  /** Whatever is taken out and put in again loses the focus, so only what is new or has moved is put in. */
  #place(wanted) {
    const stays = new Set(wanted);
    [...this.#list.children].filter((line) => !stays.has(line)).forEach((line) => line.remove());
    wanted.forEach((line, at) => {
      const there = this.#list.children[at] ?? null;
      if (there !== line) {
        this.#list.insertBefore(line, there);
      }
    });
  }
}
