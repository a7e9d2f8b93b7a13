/** What was typed and is not stored yet, in this tab, so that a reload or a way back loses nothing. */
export class KeptDraft {
  #key;
  #stored = {};

  /** @param id of the campaign, or null for one that is to be created */
  constructor(id) {
    this.#key = `ringway.campaign.${id ?? 'new'}`;
  }

  get any() {
    return sessionStorage.getItem(this.#key) !== null;
  }

  /** What it was typed over. */
  get stored() {
    return this.#stored;
  }

  /** What was stored, with what was typed since. */
  over(stored) {
    this.#stored = stored;
    return { ...stored, ...this.#typed() };
  }

  /** Whether somebody else has changed a field meanwhile that was typed in here too. @param stored as it is now */
  contradicts(stored) {
    return Object.keys(this.#typed()).some((path) => stored[path] !== this.#stored[path]);
  }

  /** What is as it was stored is not kept: somebody else may change it meanwhile. */
  keep(typed) {
    const changed = Object.entries(typed).filter(([path, value]) => value !== this.#stored[path]);
    if (changed.length === 0) {
      this.forget();
    } else {
      sessionStorage.setItem(this.#key, JSON.stringify(Object.fromEntries(changed)));
    }
  }

  forget() {
    sessionStorage.removeItem(this.#key);
  }

  #typed() {
    try {
      return JSON.parse(sessionStorage.getItem(this.#key) ?? '{}');
    } catch (broken) {
      return {};
    }
  }
}
