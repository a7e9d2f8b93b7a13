import { element } from '../element.js';
import { Form } from '../forms/form.js';
import { problemNotice } from '../widgets/notice.js';
import { AgentStep } from './agent-step.js';
import { ContactsStep } from './contacts-step.js';
import { changesOf, documentOf, mistakesOf, typedField, typedOf } from './draft.js';
import { KeptDraft } from './kept-draft.js';
import { PreFlightStep } from './pre-flight-step.js';
import { RulesStep } from './rules-step.js';

const STEPS = [['agent', 'Name and agent'], ['contacts', 'Contacts'], ['rules', 'Schedule and rules'], ['check', 'Pre-flight']];

const PAGES = { agent: AgentStep, contacts: ContactsStep, rules: RulesStep, check: PreFlightStep };

/**
 * A campaign in steps, each with its address: name and agent, contacts, schedule and rules, pre-flight. Each step that is left is
 * stored as a draft; what was typed and not stored yet stays in this tab, whichever way one goes.
 */
export default class SetupPage {
  #services;
  #session;
  #root;
  #address;
  #id;
  #end = new AbortController();
  #campaign = null;
  #etag = null;
  #kept;
  #form;
  #step;
  #head = element('header', { class: 'page-head' });
  #steps = element('ol', { class: 'steps', 'data-testid': 'steps', 'aria-label': 'Steps' });
  #problem = element('div', {});
  #body = element('div', { class: 'step', 'data-testid': 'step' });

  constructor({ services, session, root, address }) {
    this.#services = services;
    this.#session = session;
    this.#root = root;
    this.#address = address;
    this.#id = address.params.id ?? null;
    this.#kept = new KeptDraft(this.#id);
  }

  async start() {
    this.#root.append(this.#head, this.#steps, this.#problem, this.#body);
    this.#drawHead();
    if (!this.#session.isOperator) {
      this.#body.replaceChildren(element('section', { class: 'panel form' }, element('p', {}, 'Setting up campaigns is for operators. Ask one.')));
      return;
    }
    const created = this.#id === null && this.#address.kept('created');
    if (created) {
      this.#address.go(`/campaigns/${created}/setup`, { replace: true });
      return;
    }
    await this.#begin();
  }

  async #begin() {
    if (this.#id !== null && !(await this.#read())) {
      return;
    }
    this.#form = new Form({
      typed: this.#kept.over(typedOf(this.#campaign ?? {})), mistakes: mistakesOf, changed: () => this.#kept.keep(this.#form.typed),
    });
    this.#drawHead();
    this.follow();
  }

  stop() {
    this.#end.abort();
  }

  /** Another step by its address. */
  follow() {
    if (!this.#form) {
      return; // it is being read still
    }
    const wanted = this.#address.get('step');
    this.#step = this.#campaign && STEPS.some(([name]) => name === wanted) ? wanted : 'agent';
    this.#problem.replaceChildren();
    this.#drawSteps();
    this.#form.begin();
    this.#body.replaceChildren(...this.#stepOf(this.#step).draw());
    window.scrollTo(0, 0);
  }

  async #read() {
    try {
      const { body, etag } = await this.#services.campaigns.get(this.#path(), { signal: this.#end.signal });
      this.#campaign = body;
      this.#etag = etag;
      return true;
    } catch (problem) {
      if (!this.#end.signal.aborted) {
        this.#problem.replaceChildren(problemNotice(problem, { again: () => this.#begin() }));
      }
      return false;
    }
  }

  /** Reads what is stored now beneath what was typed. Where both say something of a field, storing is refused: people decide. */
  async #readBeneath() {
    const etag = this.#etag;
    if (!(await this.#read())) {
      return;
    }
    const stored = typedOf(this.#campaign);
    if (this.#kept.contradicts(stored)) {
      this.#etag = etag;
    } else {
      Object.assign(this.#form.typed, this.#kept.over(stored));
    }
  }

  #path(more = '') {
    return `/api/v1/campaigns/${encodeURIComponent(this.#id)}${more}`;
  }

  #stepOf(step) {
    const shared = {
      form: this.#form, services: this.#services, session: this.#session, campaign: this.#campaign, signal: this.#end.signal,
      goTo: (name) => this.#goTo(name),
      next: (button) => this.#next(button),
      changed: async () => {
        await this.#readBeneath();
        this.#drawSteps();
        return this.#campaign;
      },
      done: () => this.#address.go(`/campaigns/${this.#id}`),
      tell: (problem) => this.#tell(problem),
      unsaved: this.#kept.any,
    };
    return new PAGES[step](shared);
  }

  /** Stores what was typed, then goes on. */
  async #next(button) {
    if (!this.#form.check()) {
      return;
    }
    button.disabled = true;
    this.#problem.replaceChildren();
    try {
      await this.#store();
      const at = STEPS.findIndex(([name]) => name === this.#step);
      this.#goTo(STEPS[at + 1][0]);
    } catch (problem) {
      this.#tell(problem);
    } finally {
      button.disabled = false;
    }
  }

  async #store() {
    const document = documentOf(this.#form.typed);
    if (this.#id === null) {
      const { body } = await this.#services.campaigns.post('/api/v1/campaigns', withoutNulls(document));
      this.#kept.forget();
      this.#address.keep('created', body.id);
      this.#address.go(`/campaigns/${body.id}/setup?step=contacts`);
    } else if (this.#kept.any) {
      const changes = changesOf(document, documentOf(this.#kept.stored));
      const { body, etag } = await this.#services.campaigns.patch(this.#path(), changes, { etag: this.#etag });
      this.#campaign = body;
      this.#etag = etag;
      this.#kept.forget();
      Object.assign(this.#form.typed, this.#kept.over(typedOf(body)));
      this.#drawHead();
    }
  }

  #goTo(step) {
    if (this.#id !== null && location.pathname === this.#address.path) {
      this.#address.set({ step }, { step: true });
      this.follow();
    }
  }

  #tell(problem) {
    const others = this.#form.refuse(problem, (field) => typedField(field, documentOf(this.#form.typed)));
    const changed = problem.status === 412;
    this.#problem.replaceChildren(problemNotice(problem, changed ? { again: () => this.#takeOver() } : {}),
      ...(others.length === 0 ? [] : [element('ul', { class: 'problem-list' }, others.map(({ field, message }) => element('li', {}, `${field} ${message}`)))]));
    this.#problem.scrollIntoView({ block: 'nearest' });
  }

  /** Somebody else has changed it: what they did is read, and what was typed here stays on top of it. */
  #takeOver() {
    return this.#begin();
  }

  #drawHead() {
    const name = this.#campaign?.name ?? (this.#id ? 'campaign' : 'New campaign');
    this.#address.title(name);
    this.#head.replaceChildren(element('div', {},
      element('a', { class: 'back', href: this.#id ? `/campaigns/${this.#id}` : '/campaigns' }, this.#id ? `← ${name}` : '← Campaigns'),
      element('h1', {}, this.#id ? `Set up ${name}` : 'New campaign')));
  }

  #drawSteps() {
    this.#steps.replaceChildren(...STEPS.map(([name, word], at) => {
      const open = this.#campaign !== null || name === 'agent';
      const text = [element('span', { class: 'step-number', 'aria-hidden': 'true' }, String(at + 1)), word];
      return element('li', { 'aria-current': name === this.#step ? 'step' : null },
        open ? element('a', { href: `${this.#address.path}?step=${name}`, 'data-testid': `step-${name}` }, text) : element('span', {}, text));
    }));
  }
}

/** A new campaign says nothing of what is not there. */
function withoutNulls(value) {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== null).map(([key, part]) => [key, withoutNulls(part)]));
}
