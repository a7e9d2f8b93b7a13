import { element } from '../element.js';
import { ask } from '../widgets/dialog.js';
import { closesWhenLeft } from '../widgets/menu.js';
import { toast } from '../widgets/toast.js';

const KEY = 'ringway.calls.filters';

/** Filters under names, kept in this browser. Numbers are not among them. */
export class SavedFilters {
  element;
  #chosen;
  #current;
  #list = element('div', { class: 'choices-list' });

  /** @param current answers the filters that are set; @param chosen told some that were saved */
  constructor({ current, chosen }) {
    this.#current = current;
    this.#chosen = chosen;
    this.element = element('details', { class: 'choices menu', 'data-testid': 'saved-filters' },
      element('summary', {}, 'Saved filters'), this.#list);
    closesWhenLeft(this.element);
    this.#draw();
  }

  #draw() {
    const saved = kept();
    this.#list.replaceChildren(
      ...saved.map(({ name, filters }) => element('div', { class: 'choice' },
        element('button', { type: 'button', class: 'plain', onclick: () => this.#choose(filters) }, name),
        element('button', {
          type: 'button', class: 'plain muted', 'aria-label': `Forget ${name}`, onclick: () => this.#forget(name),
        }, '×'))),
      element('button', { type: 'button', class: 'plain', onclick: () => this.#save() }, 'Save these filters…'));
  }

  #choose(filters) {
    this.element.open = false;
    this.#chosen(filters);
  }

  #forget(name) {
    keep(kept().filter((one) => one.name !== name));
    this.#draw();
  }

  async #save() {
    this.element.open = false;
    const filters = this.#current();
    const field = element('input', {
      name: 'name', maxlength: '60', required: true, autocomplete: 'off', 'data-testid': 'filter-name',
    });
    const saved = await ask({
      title: 'Save these filters',
      text: [element('label', {}, 'Name', field), element('p', {}, 'They are kept in this browser. Numbers are not kept.')],
      act: 'Save',
      run: () => {
        if (!field.value.trim()) {
          throw Object.assign(new Error(), { detail: 'Give the filters a name.' });
        }
        keep([...kept().filter((one) => one.name !== field.value.trim()), { name: field.value.trim(), filters }]);
      },
    });
    if (saved) {
      this.#draw();
      toast('Saved. Choose it under "Saved filters".');
    }
  }
}

function keep(saved) {
  localStorage.setItem(KEY, JSON.stringify(saved));
}

function kept() {
  try {
    const saved = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(saved) ? saved : [];
  } catch (unreadable) {
    return [];
  }
}
