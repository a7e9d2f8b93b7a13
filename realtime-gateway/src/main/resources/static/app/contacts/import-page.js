import { element } from '../element.js';
import { FileStep } from './file-step.js';
import { MappingStep } from './mapping-step.js';
import { ResultStep } from './result-step.js';
import { Wish } from './wish.js';

const STEPS = ['File', 'Mapping', 'Result'];

/**
 * An import in three steps: a file; what each of its columns means, with its first rows as the service reads them; what came of
 * it. An import that was begun has an address of its own.
 */
export default class ImportPage {
  #services;
  #session;
  #root;
  #address;
  #live;
  #end = new AbortController();
  #file = null;
  #options;
  #wish = new Wish();
  #step = null;
  #steps = element('ol', { class: 'steps', 'data-testid': 'steps', 'aria-label': 'Steps' });
  #body = element('div', { class: 'step' });

  constructor({ services, session, root, address, live }) {
    this.#services = services;
    this.#session = session;
    this.#root = root;
    this.#address = address;
    this.#live = live;
    this.#options = { mapping: {}, region: '', tag: '', group: '', onDuplicate: 'skip', campaignId: address.get('campaign') };
  }

  start() {
    const campaign = this.#options.campaignId;
    this.#root.append(
      element('header', { class: 'page-head' }, element('div', {},
        campaign
          ? element('a', { class: 'back', href: `/campaigns/${campaign}/setup?step=contacts` }, '← Back to the campaign')
          : element('a', { class: 'back', href: '/contacts' }, '← Contacts'),
        element('h1', {}, campaign ? 'Import contacts into the campaign' : 'Import contacts'))),
      this.#steps, this.#body);
    this.follow();
  }

  stop() {
    this.#end.abort();
    this.#step?.stop?.();
  }

  follow() {
    const id = this.#address.get('import');
    if (id) {
      this.#show(2, new ResultStep({ api: this.#services.campaigns, session: this.#session, live: this.#live, id, again: () => this.#again() }));
    } else if (this.#file && this.#address.get('step') === 'mapping') {
      this.#toMapping();
    } else {
      this.#toFile();
    }
  }

  #toFile() {
    this.#show(0, new FileStep({ session: this.#session, file: this.#file, taken: (file) => {
      this.#file = file;
      this.#options.mapping = {};
      this.#wish.done();
      this.#go({ step: 'mapping' });
    } }));
  }

  #toMapping() {
    this.#show(1, new MappingStep({
      api: this.#services.campaigns, session: this.#session, file: this.#file, options: this.#options,
      back: () => this.#go({ step: '' }),
      run: (progress) => this.#run(progress),
    }));
  }

  /** The same wish, however often it is sent, is the same import. */
  async #run({ query, progress }) {
    const { body } = await this.#services.campaigns.upload('/api/v1/contact-imports', this.#file, {
      query, type: 'text/csv', key: this.#wish.keyOf(query), progress, signal: this.#end.signal,
    });
    this.#wish.done();
    this.#address.set({ import: body.id, step: '' }, { step: true });
    this.follow();
  }

  #again() {
    this.#file = null;
    this.#go({ import: '', step: '' });
  }

  #go(changes) {
    this.#address.set(changes, { step: true });
    this.follow();
  }

  #show(at, step) {
    this.#step?.stop?.();
    this.#step = step;
    this.#steps.replaceChildren(...STEPS.map((word, place) => element('li', { 'aria-current': place === at ? 'step' : null },
      element('span', {}, element('span', { class: 'step-number', 'aria-hidden': 'true' }, String(place + 1)), word))));
    this.#body.replaceChildren(...step.draw());
  }
}
