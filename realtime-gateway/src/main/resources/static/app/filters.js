import { readAddress, writeAddress } from './address.js';
import { byId } from './element.js';
import { ACTIVE } from './live-store.js';

/** What of the list is looked at. Status and direction are kept in the address; the search is not. */
export class Filters {
  status = '';
  direction = '';
  search = '';
  #changed;

  constructor(changed, { signal }) {
    this.#changed = changed;
    this.#read();
    byId('direction-filter').addEventListener('click', (event) => {
      const button = event.target.closest('button');
      if (button) {
        this.set({ direction: button.dataset.direction });
      }
    }, { signal });
    const field = byId('search');
    field.value = '';
    field.addEventListener('input', () => this.set({ search: field.value.trim() }), { signal });
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && field.value !== '') {
        event.stopPropagation();
        field.value = '';
        this.set({ search: '' });
      }
    }, { signal });
    document.addEventListener('keydown', (event) => {
      const typing = event.target.closest('input, textarea, select, [contenteditable]');
      if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        field.focus();
      }
    }, { signal });
    window.addEventListener('popstate', () => {
      this.#read();
      this.#changed();
    }, { signal });
  }

  get any() {
    return this.status !== '' || this.direction !== '' || this.search !== '';
  }

  set(changes) {
    Object.assign(this, changes);
    writeAddress({ status: this.status, direction: this.direction });
    this.#show();
    this.#changed();
  }

  clear() {
    byId('search').value = '';
    this.set({ status: '', direction: '', search: '' });
  }

  /** All but the status: what the tiles count. */
  matchesBesideStatus(call) {
    const sought = this.search.replaceAll(/[\s()-]/g, '').toLowerCase();
    return (this.direction === '' || call.direction === this.direction)
      && (sought === '' || [call.from, call.to, call.sid].some((text) => text?.toLowerCase().includes(sought)));
  }

  matchesStatus(call) {
    return this.status === '' || call.status === this.status;
  }

  #read() {
    const { status, direction } = readAddress();
    this.status = ACTIVE.includes(status) ? status : '';
    this.direction = ['inbound', 'outbound'].includes(direction) ? direction : '';
    this.#show();
  }

  #show() {
    for (const button of byId('direction-filter').children) {
      button.setAttribute('aria-pressed', String(button.dataset.direction === this.direction));
    }
  }
}
