/** What was typed and is not stored yet, in this tab, so that a reload or a way back loses nothing. */
export class KeptDraft {
  #key;

  /** @param id of the campaign, or null for one that is to be created */
  constructor(id) {
    this.#key = `ringway.campaign.${id ?? 'new'}`;
  }

  get any() {
    return sessionStorage.getItem(this.#key) !== null;
  }

  /** What was stored, with what was typed since. */
  over(stored) {
    try {
      return { ...stored, ...JSON.parse(sessionStorage.getItem(this.#key) ?? '{}') };
    } catch (broken) {
      return stored;
    }
  }

  keep(typed) {
    sessionStorage.setItem(this.#key, JSON.stringify(typed));
  }

  forget() {
    sessionStorage.removeItem(this.#key);
  }
}
