import { element } from '../element.js';

/** Parts of a page of which one is seen, kept in the address as `tab`. @param tabs [{name, word, panel: element, shown?}] */
export class Tabs {
  element;
  #address;
  #tabs;
  #buttons;

  constructor({ address, tabs, label }) {
    this.#address = address;
    this.#tabs = tabs;
    this.#buttons = tabs.map(({ name, word }) => element('button', {
      type: 'button', role: 'tab', id: `tab-${name}`, 'aria-controls': `panel-${name}`, 'data-testid': `tab-${name}`,
      onclick: () => this.#choose(name),
    }, word));
    const list = element('div', {
      role: 'tablist', class: 'tabs', 'aria-label': label, onkeydown: (event) => this.#key(event),
    }, this.#buttons);
    for (const { name, panel } of tabs) {
      Object.entries({ id: `panel-${name}`, role: 'tabpanel', 'aria-labelledby': `tab-${name}`, tabindex: '0' })
        .forEach(([key, value]) => panel.setAttribute(key, value));
    }
    this.element = element('div', { class: 'panel tabbed' }, list, tabs.map(({ panel }) => panel));
    this.follow();
  }

  follow() {
    const asked = this.#address.get('tab');
    const chosen = this.#tabs.find(({ name }) => name === asked) ?? this.#tabs[0];
    this.#tabs.forEach((tab, at) => {
      const here = tab === chosen;
      tab.panel.hidden = !here;
      this.#buttons[at].setAttribute('aria-selected', String(here));
      this.#buttons[at].setAttribute('tabindex', here ? '0' : '-1');
    });
    chosen.shown?.();
  }

  #choose(name) {
    this.#address.set({ tab: name === this.#tabs[0].name ? '' : name });
    this.follow();
  }

  #key(event) {
    const at = this.#buttons.indexOf(event.target);
    const { length } = this.#buttons;
    const goal = { ArrowRight: (at + 1) % length, ArrowLeft: (at + length - 1) % length, Home: 0, End: length - 1 }[event.key];
    if (at >= 0 && goal !== undefined) {
      event.preventDefault();
      this.#choose(this.#tabs[goal].name);
      this.#buttons[goal].focus();
    }
  }
}
