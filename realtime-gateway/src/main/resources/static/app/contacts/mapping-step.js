import { element, setText } from '../element.js';
import { problemNotice } from '../widgets/notice.js';
import { ProgressBar } from '../widgets/progress-bar.js';
import { list } from '../campaigns/draft.js';
import { choicesOf, choose, mappingQuery, named, readValue } from './mapping.js';
import { refusalWords } from './import-words.js';

const BEGINNING = 256 * 1024;

/** What each column means, with the first rows as the service reads them, until nothing stands in the way. Then it is imported. */
export class MappingStep {
  #api;
  #session;
  #file;
  #options;
  #back;
  #run;
  #end = new AbortController();
  #reading = null;
  #table = element('div', { class: 'table-frame', 'data-testid': 'preview' });
  #said = element('div', { 'data-testid': 'mistakes' });
  #problem = element('div', {});
  #act;

  /** @param options what is asked for; changed here, so that going back loses nothing; @param run begins the import */
  constructor({ api, session, file, options, back, run }) {
    this.#api = api;
    this.#session = session;
    this.#file = file;
    this.#options = options;
    this.#back = back;
    this.#run = run;
    this.#act = element('button', { type: 'button', class: 'accent', 'data-testid': 'run-import', disabled: true, onclick: () => this.#begin() }, 'Import');
  }

  draw() {
    this.#preview();
    return [
      element('section', { class: 'panel' },
        element('div', { class: 'panel-head' }, element('h2', {}, this.#file.name), element('span', { class: 'muted' }, 'Its first rows as they are read')),
        this.#said, this.#table),
      this.#more(),
      this.#problem,
      element('div', { class: 'step-acts' }, element('button', { type: 'button', class: 'quiet', onclick: () => this.#back() }, 'Another file'), this.#act),
    ];
  }

  stop() {
    this.#end.abort();
  }

  #more() {
    const option = (name, control) => {
      control.value = this.#options[name];
      control.addEventListener('change', () => {
        this.#options[name] = control.value.trim();
        if (name === 'region') {
          this.#preview();
        }
      });
      return control;
    };
    const field = (label, hint, control) => element('div', { class: 'field' }, element('label', {}, label, control), element('p', { class: 'field-hint' }, hint));
    return element('section', { class: 'panel form' }, element('h2', {}, 'What else'),
      element('div', { class: 'fields-four' },
        field('Country of local numbers', 'Two letters, such as US or AT; left empty, the usual one.', option('region', element('input', { type: 'text', maxlength: 2, 'data-testid': 'region' }))),
        field('Tag for all', 'By which you find them again.', option('tag', element('input', { type: 'text', maxlength: 64, 'data-testid': 'tag' }))),
        field('Group for all', 'With commas between, several.', option('group', element('input', { type: 'text' }))),
        field('Who is here already', this.#session.isAdmin ? 'By the phone number.' : 'Changing them is for admins.', option('onDuplicate', element('select', { 'data-testid': 'on-duplicate' },
          element('option', { value: 'skip' }, 'Stays as it is'), element('option', { value: 'update', disabled: !this.#session.isAdmin }, 'Gets what the row says'))))));
  }

  async #preview() {
    this.#reading?.abort();
    const reading = new AbortController();
    this.#reading = reading;
    this.#table.setAttribute('aria-busy', 'true');
    const { region, mapping } = this.#options;
    try {
      const { body } = await this.#api.post('/api/v1/contact-imports/preview', this.#file.slice(0, BEGINNING), {
        type: 'text/csv', query: { part: this.#file.size > BEGINNING, region, mapping: mappingQuery(mapping) }, signal: AbortSignal.any([reading.signal, this.#end.signal]),
      });
      this.#problem.replaceChildren();
      const better = named(mapping, body.columns);
      if (better) {
        this.#options.mapping = better;
        await this.#preview();
      } else {
        this.#show(body);
      }
    } catch (problem) {
      if (!reading.signal.aborted && !this.#end.signal.aborted) {
        this.#act.disabled = true;
        this.#problem.replaceChildren(problemNotice(problem, { again: () => this.#preview() }));
      }
    } finally {
      this.#table.removeAttribute('aria-busy');
    }
  }

  #show({ columns, fields, mistakes, rows, encoding, delimiter }) {
    this.#act.disabled = mistakes.length > 0;
    const refused = rows.filter((row) => row.refused).length;
    this.#said.replaceChildren(
      ...(mistakes.length > 0 ? [element('ul', { class: 'problem-list in-panel' }, mistakes.map(({ field, message }) => element('li', { class: 'problem' }, `The ${field} ${message}.`)))] : []),
      element('p', { class: 'muted in-panel' }, `${encoding}, ${DELIMITERS[delimiter] ?? delimiter} between the cells. ${rows.length === 0 ? 'It has no rows.' : mistakes.length > 0 ? 'Say what its columns mean.' : refused === 0 ? 'All of these rows can be imported.' : `${refused} of these ${rows.length} rows would be refused.`}`));
    const focused = this.#table.contains(document.activeElement) ? document.activeElement.dataset.header : null;
    this.#table.replaceChildren(element('table', { class: 'list preview', 'aria-label': 'First rows of the file' },
      element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, 'Line'), columns.map((column) => this.#head(column, columns, fields)), element('th', { scope: 'col' }, ''))),
      element('tbody', {}, rows.map((row) => line(mistakes.length > 0 ? { ...row, refused: undefined } : row, columns)))));
    if (focused !== null) {
      [...this.#table.querySelectorAll('select')].find((one) => one.dataset.header === focused)?.focus();
    }
  }

  #head(column, columns, fields) {
    const choice = element('select', {
      'aria-label': `What the column ${column.header} means`, 'data-header': column.header, 'data-testid': 'column', onchange: () => {
        this.#options.mapping = choose(this.#options.mapping, columns, column.header, choice.value);
        this.#preview();
      },
    }, choicesOf(column, fields).map(([value, word]) => element('option', { value }, word)));
    choice.value = column.field;
    return element('th', { scope: 'col' }, element('span', { class: 'preview-head' }, column.header || '(no name)', choice));
  }

  async #begin() {
    const bar = new ProgressBar({ label: 'The file is being sent' });
    this.#act.disabled = true;
    setText(this.#act, 'Sending…');
    this.#problem.replaceChildren(bar.element);
    const { region, mapping, tag, group, onDuplicate, campaignId } = this.#options;
    try {
      await this.#run({
        query: { region, mapping: mappingQuery(mapping), tag: list(tag), group: list(group), onDuplicate, campaignId },
        progress: (sent, all) => bar.show({ value: sent, max: all, text: `${Math.floor((100 * sent) / all)} % sent` }),
      });
    } catch (problem) {
      if (!this.#end.signal.aborted) {
        this.#problem.replaceChildren(problemNotice(problem));
        this.#act.disabled = false;
        setText(this.#act, 'Import');
      }
    }
  }
}

const DELIMITERS = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };

/** What the service read stands large; what the file says stands beside it where that is something else. */
function line({ line: number, cells, contact, refused }, columns) {
  return element('tr', { class: refused ? 'refused' : null, 'data-testid': 'preview-row' },
    element('td', { class: 'muted' }, String(number)),
    columns.map(({ field, header }, at) => {
      const said = cells[at] ?? '';
      const read = contact ? readValue(contact, field) : said;
      return element('td', { 'data-title': header, class: field === 'ignore' ? 'left-out' : null },
        field === 'ignore' ? said : read, read !== said && field !== 'ignore' && said && element('span', { class: 'muted was' }, ` ${said}`));
    }),
    element('td', { class: 'refusal' }, refused ? `${refused.field ? `${refused.field} ` : ''}${refused.message ?? refusalWords(refused.reason)}` : ''));
}
