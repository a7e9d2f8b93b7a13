/*
 * What of the page stands in its address, so that a link or a reload shows the same: status, direction, call. A searched
 * phone number does not: addresses end up in histories and logs.
 */
const KEYS = ['status', 'direction', 'call'];

export function readAddress() {
  const query = new URLSearchParams(location.search);
  return Object.fromEntries(KEYS.map((key) => [key, query.get(key) ?? '']));
}

/** @param step whether going back undoes it */
export function writeAddress(changes, { step = false } = {}) {
  const query = new URLSearchParams(location.search);
  for (const [key, value] of Object.entries(changes)) {
    if (value) {
      query.set(key, value);
    } else {
      query.delete(key);
    }
  }
  const text = query.toString();
  const address = location.pathname + (text ? `?${text}` : '');
  if (address !== location.pathname + location.search) {
    history[step ? 'pushState' : 'replaceState'](null, '', address);
  }
}
