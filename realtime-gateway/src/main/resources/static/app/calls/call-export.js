import { element, setText } from '../element.js';
import { figure } from '../format.js';
import { closesWhenLeft } from '../widgets/menu.js';
import { saveFile } from '../widgets/save-file.js';
import { ProgressBar } from '../widgets/progress-bar.js';
import { toast, toastProblem } from '../widgets/toast.js';
import { RowCount } from './row-count.js';

const FORMATS = [['csv', 'CSV, for spreadsheets'], ['ndjson', 'NDJSON, for programs']];
const PIECE = 4 * 1024 * 1024; // bytes that are handed to the browser at a time, which keeps large files on its disk

/** All calls of the filters as a file, with its progress, and a way to break it off. */
export class CallExport {
  element;
  #calls;
  #query;
  #total;
  #bar = new ProgressBar({ label: 'Export' });
  #cancel = element('button', { type: 'button', class: 'quiet', onclick: () => this.#reading?.abort() }, 'Cancel');
  #running = element('div', { class: 'export-progress', hidden: true, 'data-testid': 'export-progress' });
  #reading = null;

  /** @param query answers the filters; @param total how many calls they let through, or null where nobody counted */
  constructor({ calls, query, total, signal }) {
    this.#calls = calls;
    this.#query = query;
    this.#total = total;
    this.#running.append(this.#bar.element, this.#cancel);
    const choice = element('details', { class: 'choices menu' }, element('summary', { 'data-testid': 'export' }, 'Export'),
      element('div', { class: 'choices-list' }, FORMATS.map(([format, word]) => element('button', {
        type: 'button', class: 'plain', 'data-testid': `export-${format}`, onclick: () => {
          choice.open = false;
          this.#export(format);
        },
      }, word))));
    this.element = closesWhenLeft(choice);
    signal.addEventListener('abort', () => this.#reading?.abort());
  }

  get progress() {
    return this.#running;
  }

  async #export(format) {
    if (this.#reading) {
      return;
    }
    this.#reading = new AbortController();
    const rows = new RowCount({ csv: format === 'csv' });
    this.#running.hidden = false;
    this.#show(0);
    try {
      const query = { ...this.#query(), format };
      const answer = await this.#calls.stream('/api/v1/calls/export', { query, signal: this.#reading.signal });
      const file = await this.#collect(answer.body.getReader(), rows);
      saveFile(new Blob(file, { type: answer.headers.get('Content-Type') ?? '' }), `calls.${format}`);
      toast(`Exported ${figure(rows.rows)} calls.`);
    } catch (problem) {
      if (!this.#reading.signal.aborted) {
        toastProblem(problem.traceId === undefined ? brokenOff(rows.rows) : problem);
      }
    } finally {
      this.#reading = null;
      this.#running.hidden = true;
    }
  }

  async #collect(reader, rows) {
    const file = [];
    let piece = [];
    let size = 0;
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      rows.add(next.value);
      piece.push(next.value);
      size += next.value.length;
      if (size > PIECE) {
        file.push(new Blob(piece));
        piece = [];
        size = 0;
      }
      this.#show(Math.max(0, rows.rows));
    }
    return [...file, ...piece];
  }

  #show(value) {
    const max = this.#total();
    this.#bar.show({ value, max, text: max === null ? `${figure(value)} calls` : `${figure(value)} of ${figure(max)} calls` });
    setText(this.#cancel, 'Cancel');
  }
}

function brokenOff(rows) {
  return {
    title: 'The export broke off',
    detail: `The export broke off after ${figure(Math.max(0, rows))} calls; nothing was saved. Try again, or narrow the filters.`,
    traceId: '',
  };
}
