import { element, setText } from '../element.js';
import { atOnce, fromServices, whyNot } from './findings.js';

const PAUSE = 250;
const NOTHING = 'Nothing found. Try a name, a number, a SID, or words that were spoken.';

/** Finds a call by its SID or number, contacts and campaigns by name, and calls by what was said on them; reached with a slash. */
export class SearchField {
  element;
  #context;
  #go;
  #field = element('input', {
    type: 'search', placeholder: 'Search', autocomplete: 'off', spellcheck: 'false', 'data-testid': 'search', role: 'combobox',
    'aria-label': 'Search for a SID, number, name, or words that were spoken', 'aria-expanded': 'false', 'aria-controls': 'findings',
  });
  #list = element('ul', {
    id: 'findings', role: 'listbox', class: 'findings', 'aria-label': 'Found', 'data-testid': 'findings', hidden: true,
  });
  #note = element('p', { class: 'visually-hidden', role: 'status' });
  #findings = [];
  #at = -1;
  #timer = null;
  #asking = null;

  /** @param context {services, session}; @param go to an address, with what is kept with it; @param signal ends it */
  constructor({ context, go, signal }) {
    this.#context = context;
    this.#go = go;
    const key = element('kbd', { 'aria-hidden': 'true' }, '/');
    this.element = element('div', { class: 'search' }, this.#field, key, this.#list, this.#note);
    this.#field.addEventListener('input', () => this.#typed());
    this.#field.addEventListener('keydown', (event) => this.#key(event));
    this.element.addEventListener('focusout', (event) => this.element.contains(event.relatedTarget) || this.#close());
    signal.addEventListener('abort', () => {
      clearTimeout(this.#timer);
      this.#asking?.abort();
    });
  }

  focus() {
    this.#field.focus();
    this.#field.select();
  }

  #typed() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    const text = this.#field.value.trim();
    this.#findings = atOnce(text, this.#context.session);
    this.#show(text === '' ? '' : 'Searching…');
    if (text !== '') {
      this.#timer = setTimeout(() => this.#ask(text), PAUSE);
    }
  }

  async #ask(text) {
    const asking = new AbortController();
    this.#asking = asking;
    const answers = fromServices(text, { ...this.#context, signal: asking.signal });
    const failed = [];
    await Promise.all(answers.map(async (answer) => {
      try {
        const found = await answer;
        if (!asking.signal.aborted) {
          this.#findings.push(...found);
          this.#show('Searching…');
        }
      } catch (problem) {
        failed.push(problem);
      }
    }));
    if (!asking.signal.aborted) {
      this.#show(failed.length > 0 ? whyNot(failed[0]) : this.#findings.length > 0 ? '' : NOTHING);
    }
  }

  #show(note) {
    this.#at = this.#findings.length > 0 ? Math.max(0, Math.min(this.#at, this.#findings.length - 1)) : -1;
    this.#list.replaceChildren(
      ...this.#findings.map((finding, at) => this.#line(finding, at)),
      ...(note ? [element('li', { class: 'findings-note', role: 'option', 'aria-disabled': 'true' }, note)] : []));
    this.#list.hidden = this.#findings.length === 0 && !note;
    this.#field.setAttribute('aria-expanded', String(!this.#list.hidden));
    setText(this.#note, this.#list.hidden ? '' : note || `${this.#findings.length} found`);
    this.#mark();
  }

  #line(finding, at) {
    return element('li', {
      role: 'option', id: `finding-${at}`, onpointerdown: (event) => event.preventDefault(), onclick: () => this.#choose(finding),
    }, element('span', { class: 'finding-kind' }, finding.kind), element('span', { class: 'finding-title' }, finding.title),
      element('span', { class: 'finding-text' }, finding.text));
  }

  #mark() {
    [...this.#list.children].forEach((line, at) => line.setAttribute('aria-selected', String(at === this.#at)));
    if (this.#at >= 0) {
      this.#field.setAttribute('aria-activedescendant', `finding-${this.#at}`);
    } else {
      this.#field.removeAttribute('aria-activedescendant');
    }
  }

  #key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.#findings.length > 0) {
      event.preventDefault();
      this.#at = (this.#at + step + this.#findings.length) % this.#findings.length;
      this.#mark();
    } else if (event.key === 'Enter' && this.#at >= 0) {
      event.preventDefault();
      this.#choose(this.#findings[this.#at]);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      this.#field.value = '';
      this.#close();
      this.#field.blur();
    }
  }

  #choose({ href, keep = null }) {
    this.#field.value = '';
    this.#close();
    this.#field.blur();
    this.#go(href, { keep });
  }

  #close() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#findings = [];
    this.#show('');
  }
}
