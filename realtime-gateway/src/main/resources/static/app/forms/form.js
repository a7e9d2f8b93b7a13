import { element, setText } from '../element.js';

let numbered = 0;

/**
 * Fields that are checked as they are typed in. What is typed is one object of texts and flags by the field's path.
 *
 *   typed     that object; it is changed
 *   mistakes  (typed) → {path: message}
 *   changed   told whenever something was typed
 *
 * A mistake is shown once its field was left, or typed in again; what the service says of a field stays until that is changed.
 */
export class Form {
  #typed;
  #mistakes;
  #changed;
  #fields = new Map();
  #left = new Set();
  #told = new Map();

  constructor({ typed, mistakes, changed = () => {} }) {
    this.#typed = typed;
    this.#mistakes = mistakes;
    this.#changed = changed;
  }

  get typed() {
    return this.#typed;
  }

  /** Other fields are shown from now on; what was typed stays. */
  begin() {
    this.#fields.clear();
  }

  /**
   * A field as an element.
   * @param kind text, number, textarea, select, flag or datetime; @param options [value, word] of a select
   * @param hint what helps to fill it in; @param attributes of the control
   */
  field(path, { label, kind = 'text', hint = '', options = [], attributes = {} }) {
    const id = `field-${numbered += 1}`;
    const problem = element('p', { id: `${id}-problem`, class: 'problem', 'data-testid': `problem-${path}` });
    const described = [hint && `${id}-hint`, `${id}-problem`].filter(Boolean).join(' ');
    const control = controlOf(kind, { id, name: path, 'data-testid': `field-${path}`, 'aria-describedby': described, ...attributes }, options);
    const flag = kind === 'flag';
    if (flag) {
      control.checked = this.#typed[path];
    } else {
      control.value = this.#typed[path];
    }
    control.addEventListener(flag || kind === 'select' ? 'change' : 'input', () => this.#input(path, flag ? control.checked : control.value));
    control.addEventListener('blur', () => this.#leave(path));
    this.#fields.set(path, { control, problem });
    const words = element('label', { for: id }, label);
    return element('div', { class: `field field-${kind}`, 'data-field': path },
      flag ? [control, words] : [words, control],
      hint && element('p', { id: `${id}-hint`, class: 'field-hint' }, hint),
      problem);
  }

  /** Another value from elsewhere, as from a button that copies. */
  set(path, value) {
    this.#typed[path] = value;
    const { control } = this.#fields.get(path);
    control[control.type === 'checkbox' ? 'checked' : 'value'] = value;
    this.#left.add(path);
    this.#told.delete(path);
    this.#show();
    this.#changed();
  }

  /** Whether all of its fields are right; else shows what is wrong and goes to the first. */
  check() {
    [...this.#fields.keys()].forEach((path) => this.#left.add(path));
    return this.#goToFirst(this.#show());
  }

  /**
   * Shows what the service says of fields.
   * @param toField where the service's field stands here
   * @return what it says of others: [{field, message}]
   */
  refuse(problem, toField = (field) => field) {
    const others = [];
    for (const { field, message } of problem.fields ?? []) {
      const path = toField(field);
      if (this.#fields.has(path)) {
        this.#told.set(path, message);
        this.#left.add(path);
      } else {
        others.push({ field, message });
      }
    }
    this.#goToFirst(this.#show());
    return others;
  }

  #input(path, value) {
    this.#typed[path] = value;
    this.#told.delete(path);
    this.#show();
    this.#changed();
  }

  #leave(path) {
    this.#left.add(path);
    this.#show();
  }

  /** The paths with a mistake, in the order of the fields. */
  #show() {
    const wrong = this.#mistakes(this.#typed);
    const shown = [];
    for (const [path, { control, problem }] of this.#fields) {
      const message = this.#left.has(path) ? this.#told.get(path) ?? wrong[path] ?? '' : '';
      setText(problem, capital(message));
      if (message) {
        control.setAttribute('aria-invalid', 'true');
        shown.push(path);
      } else {
        control.removeAttribute('aria-invalid');
      }
    }
    return shown;
  }

  #goToFirst([first]) {
    if (first !== undefined) {
      const { control } = this.#fields.get(first);
      control.closest('details')?.setAttribute('open', '');
      control.focus();
    }
    return first === undefined;
  }
}

function controlOf(kind, attributes, options) {
  switch (kind) {
    case 'textarea':
      return element('textarea', { rows: 3, ...attributes });
    case 'select':
      return element('select', attributes, options.map(([value, word]) => element('option', { value }, word)));
    case 'flag':
      return element('input', { type: 'checkbox', ...attributes });
    case 'datetime':
      return element('input', { type: 'datetime-local', ...attributes });
    case 'number':
      return element('input', { type: 'text', inputmode: 'decimal', autocomplete: 'off', ...attributes });
    default:
      return element('input', { type: 'text', autocomplete: 'off', ...attributes });
  }
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
