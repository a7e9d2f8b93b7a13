import { mayBeNumber } from '../address.js';
import { element } from '../element.js';
import { closesWhenLeft } from './menu.js';

const TYPING = 300;

/**
 * Filters of a list, kept in the address.
 *
 *   fields   [{name, label, kind, options?, placeholder?, hidden?}]: kind is search, text, number, date, select or multi; options are
 *            [value, word]; a field with `hidden: true` is kept with the history's entry instead of the address, as for a
 *            phone number; so is a number that is typed into a field of kind search
 *   changed  told whenever a value has changed, typed ones after a pause
 */
export class FilterBar {
  element;
  #address;
  #fields;
  #changed;
  #controls = new Map();
  #typing = null;
  #clear = element('button', { type: 'button', class: 'quiet', onclick: () => this.clear() }, 'Clear filters');

  constructor({ address, fields, changed, label = 'Filters' }) {
    this.#address = address;
    this.#fields = fields;
    this.#changed = changed;
    for (const field of fields) {
      this.#controls.set(field.name, this.#control(field));
    }
    this.element = element('div', { class: 'filter-bar', role: 'search', 'aria-label': label },
      fields.map((field) => this.#labelled(field)),
      this.#clear);
    this.follow();
  }

  /** What is filtered by: {name: text}, a list of texts for kind multi; what is not set is an empty one. */
  get values() {
    return Object.fromEntries(this.#fields.map((field) => [field.name, this.#kept(field)]));
  }

  get any() {
    return Object.values(this.values).some((value) => value.length > 0);
  }

  set(values) {
    for (const [name, value] of Object.entries(values)) {
      this.#keep(this.#fields.find((field) => field.name === name), value);
    }
    this.follow();
    this.#changed();
  }

  /** Offers other values in a field of kind select. */
  offer(name, options) {
    const { element: control } = this.#controls.get(name);
    const value = this.#kept(this.#fields.find((field) => field.name === name));
    const known = options.some(([one]) => one === value) ? options : [...options, [value, value]];
    const same = known.length === control.options.length
      && known.every(([one, word], at) => control.options[at].value === one && control.options[at].text === word);
    if (!same && document.activeElement !== control) { // an open list must not change under the pointer
      control.replaceChildren(...known.map(([one, word]) => element('option', { value: one }, word)));
      control.value = value;
    }
  }

  clear() {
    this.set(Object.fromEntries(this.#fields.map((field) => [field.name, field.kind === 'multi' ? [] : ''])));
  }

  /** The address was changed elsewhere: shows what it says. */
  follow() {
    for (const field of this.#fields) {
      this.#controls.get(field.name).show(this.#kept(field));
    }
    this.#clear.hidden = !this.any;
  }

  #kept(field) {
    if (field.hidden) {
      return this.#address.kept(field.name);
    }
    if (field.kind === 'search') {
      return this.#address.get(field.name) || this.#address.kept(field.name);
    }
    return field.kind === 'multi' ? this.#address.all(field.name) : this.#address.get(field.name);
  }

  #keep(field, value) {
    if (field.hidden) {
      this.#address.keep(field.name, value);
    } else if (field.kind === 'search') {
      const [shown, kept] = mayBeNumber(value) ? ['', value] : [value, ''];
      this.#address.keep(field.name, kept);
      this.#address.set({ [field.name]: shown });
    } else {
      this.#address.set({ [field.name]: value });
    }
  }

  #told(field, value) {
    this.#keep(field, value);
    this.#clear.hidden = !this.any;
    this.#changed();
  }

  #labelled(field) {
    const { element: control } = this.#controls.get(field.name);
    const label = element('span', { class: field.kind === 'search' ? 'visually-hidden' : null }, field.label);
    return field.kind === 'multi' // a label would pass each click on to the first box
      ? element('div', { class: 'filter filter-multi', role: 'group', 'aria-label': field.label }, label, control)
      : element('label', { class: `filter filter-${field.kind}` }, label, control);
  }

  #control(field) {
    return field.kind === 'select' ? this.#select(field) : field.kind === 'multi' ? this.#multi(field) : this.#input(field);
  }

  #input(field) {
    const kind = { search: 'search', number: 'number', date: 'date' }[field.kind] ?? 'text';
    const made = element('input', {
      type: kind, name: field.name, placeholder: field.placeholder, autocomplete: 'off', spellcheck: 'false', min: field.min,
      'data-testid': `filter-${field.name}`,
    });
    made.addEventListener('input', () => {
      clearTimeout(this.#typing);
      this.#typing = setTimeout(() => made.isConnected && this.#told(field, made.value.trim()), TYPING);
    });
    return { element: made, show: (value) => document.activeElement === made && made.value.trim() === value ? null : made.value = value };
  }

  #select(field) {
    const made = element('select', { name: field.name, 'data-testid': `filter-${field.name}` },
      field.options.map(([value, word]) => element('option', { value }, word)));
    made.addEventListener('change', () => this.#told(field, made.value));
    return { element: made, show: (value) => made.value = value };
  }

  /** Boxes behind a button that names what is chosen. */
  #multi(field) {
    const boxes = field.options.map(([value, word]) => ({ value, word, box: element('input', { type: 'checkbox', value }) }));
    const summary = element('summary', { 'data-testid': `filter-${field.name}` });
    const made = element('details', { class: 'choices' }, summary,
      element('div', { class: 'choices-list' }, boxes.map(({ word, box }) => element('label', {}, box, word))));
    const show = (values) => {
      boxes.forEach(({ value, box }) => box.checked = values.includes(value));
      const words = boxes.filter(({ box }) => box.checked).map(({ word }) => word);
      summary.textContent = words.length === 0 ? 'Any' : words.length <= 2 ? words.join(', ') : `${words.length} chosen`;
    };
    made.addEventListener('change', () => {
      const values = boxes.filter(({ box }) => box.checked).map(({ value }) => value);
      show(values);
      this.#told(field, values);
    });
    closesWhenLeft(made);
    return { element: made, show };
  }
}
