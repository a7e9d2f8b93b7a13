const NUMBER = /^\+?(?:[\s().-]*\d){5,}[\s().-]*$/;

/** Whether a text may be a phone number, which does not belong into an address. */
export function mayBeNumber(text) {
  return NUMBER.test(text);
}

/**
 * The address of a page: what is looked at stands in its query, so that a link or a reload shows the same. A phone number does
 * not: addresses end up in histories and logs. Such a thing is kept with the entry of the history, which survives a reload and
 * going back, and is seen by nobody.
 */
export class Address {
  #router;

  /** @param params what the path says, e.g. {sid} for `/calls/:sid` */
  constructor({ path, params, router }) {
    this.path = path;
    this.params = params;
    this.#router = router;
  }

  /** The first value of a key of the query, or an empty text. */
  get(key) {
    return this.#query.get(key) ?? '';
  }

  /** All values of a key of the query. */
  all(key) {
    return this.#query.getAll(key);
  }

  /**
   * Changes some keys of the query; an empty value leaves its key out, a list stands as a key that is repeated.
   * @param step whether going back undoes it
   */
  set(changes, { step = false } = {}) {
    const query = this.#query;
    for (const [key, value] of Object.entries(changes)) {
      query.delete(key);
      [value].flat().filter((one) => one !== '' && one !== null && one !== undefined).forEach((one) => query.append(key, one));
    }
    const text = query.toString();
    const address = location.pathname + (text ? `?${text}` : '');
    if (address !== location.pathname + location.search) {
      history[step ? 'pushState' : 'replaceState'](history.state, '', address);
    }
  }

  /** What is kept with this entry of the history under a name, or an empty text. */
  kept(name) {
    return history.state?.[name] ?? '';
  }

  keep(name, value) {
    history.replaceState({ ...history.state, [name]: value }, '');
  }

  /** To another page. @param keep what is kept with the new entry of the history */
  go(path, { keep = null, replace = false } = {}) {
    this.#router.go(path, { keep, replace });
  }

  /** Says in the tab's title what is shown, where the page's own name does not. */
  title(text) {
    document.title = `${text} · Ringway`;
  }

  get #query() {
    return new URLSearchParams(location.search);
  }
}
