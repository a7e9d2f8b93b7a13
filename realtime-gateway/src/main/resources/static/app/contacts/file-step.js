import { element, setText } from '../element.js';

const LARGEST = 200 * 1024 * 1024;

/** Which file: dropped, or chosen. */
export class FileStep {
  #session;
  #file;
  #taken;
  #problem = element('p', { class: 'problem', role: 'alert', 'data-testid': 'file-problem' });

  /** @param taken told the file; @param file the one that was taken before, or null */
  constructor({ session, file, taken }) {
    this.#session = session;
    this.#file = file;
    this.#taken = taken;
  }

  draw() {
    if (!this.#session.isOperator) {
      return [element('section', { class: 'panel form' }, element('p', {}, 'Importing contacts is for operators. Ask one.'))];
    }
    const input = element('input', { type: 'file', id: 'file', accept: '.csv,.txt,.tsv,text/csv,text/plain', class: 'visually-hidden', 'data-testid': 'file', onchange: () => this.#take(input.files) });
    const zone = element('div', { class: 'drop', 'data-testid': 'drop' },
      element('p', { class: 'drop-title' }, 'Drop a CSV file here'),
      element('label', { for: 'file', class: 'button' }, 'Or choose one'), input,
      element('p', { class: 'muted' }, 'Its first line names the columns; each row has a phone number. 200 MB at most. Nothing is imported before you have seen how it is read.'),
      this.#problem);
    let inside = 0;
    zone.addEventListener('dragenter', () => zone.classList.toggle('over', (inside += 1) > 0));
    zone.addEventListener('dragleave', () => zone.classList.toggle('over', (inside -= 1) > 0));
    zone.addEventListener('dragover', (event) => event.preventDefault());
    zone.addEventListener('drop', (event) => {
      event.preventDefault();
      inside = 0;
      zone.classList.remove('over');
      this.#take(event.dataTransfer.files);
    });
    return [
      element('section', { class: 'panel' }, zone),
      this.#file && element('p', {}, `You had chosen ${this.#file.name}. `, element('button', { type: 'button', class: 'quiet', onclick: () => this.#taken(this.#file) }, 'Go on with it')),
    ].filter(Boolean);
  }

  #take(files) {
    const problem = problemOf([...files]);
    setText(this.#problem, problem);
    if (problem === '') {
      this.#taken(files[0]);
    }
  }
}

function problemOf([file, another]) {
  if (!file) {
    return '';
  }
  if (another) {
    return 'Drop one file at a time.';
  }
  if (/\.(xlsx?|ods|numbers|pdf|zip|docx?)$/i.test(file.name)) {
    return 'This is not a CSV file. Open it in your spreadsheet and save it as CSV (UTF-8).';
  }
  if (file.size === 0) {
    return 'The file is empty.';
  }
  return file.size > LARGEST ? 'The file is larger than 200 MB. Import it in parts, each with the header.' : '';
}
