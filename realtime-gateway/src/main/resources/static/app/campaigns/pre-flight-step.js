import { element } from '../element.js';
import { figure } from '../format.js';
import { problemNotice } from '../widgets/notice.js';
import { ProgressBar } from '../widgets/progress-bar.js';
import { missingToStart, typedField, typedOf } from './draft.js';
import { emptyTally, tallied } from './pre-flight.js';
import { ReasonsPanel } from './reasons-panel.js';
import { stepActs } from './step-acts.js';
import { SteeringPanel } from './steering-panel.js';
import { when } from './when.js';

const STEP_OF = [['elevenLabs', 'agent', 'Name and agent'], ['contacts', 'contacts', 'Contacts'], ['', 'rules', 'Schedule and rules']];

/** What would happen if it started: who would be called, who not and why, and what it lacks. Then it is started, or scheduled. */
export class PreFlightStep {
  #services;
  #session;
  #campaign;
  #signal;
  #goTo;
  #done;
  #unsaved;
  #look = element('div', { 'data-testid': 'pre-flight' });
  #lacks = element('div', {});
  #reasons = new ReasonsPanel({ title: 'Who is skipped, and why', testid: 'skipped' });
  #steering;

  constructor({ services, session, campaign, signal, goTo, done, unsaved }) {
    this.#unsaved = unsaved;
    this.#services = services;
    this.#session = session;
    this.#campaign = campaign;
    this.#signal = signal;
    this.#goTo = goTo;
    this.#done = done;
    this.#steering = new SteeringPanel({ api: services.campaigns, session, only: ['start', 'schedule', 'unschedule', 'resume'], led: (led) => ['draft', 'paused'].includes(led.status) || done() });
  }

  draw() {
    this.#reasons.element.hidden = true;
    this.#run();
    return [
      this.#unsaved && element('p', { class: 'notice', 'data-tone': 'warning', 'data-testid': 'unsaved' },
        'What you have typed and not stored yet does not count here. ', element('button', { type: 'button', class: 'quiet', onclick: () => this.#goTo('rules') }, 'Go back and store it')),
      element('section', { class: 'panel form' }, element('h2', {}, 'Pre-flight'), this.#look, this.#lacks),
      this.#reasons.element,
      this.#steering.element,
      stepActs({ back: () => this.#goTo('rules'), note: this.#session.isAdmin ? '' : 'Starting a campaign is for admins: ask one. All of it is stored.' }),
    ].filter(Boolean);
  }

  async #run() {
    const bar = new ProgressBar({ label: 'Contacts that were looked at' });
    this.#look.replaceChildren(bar.element);
    try {
      const { body: stats } = await this.#read('/stats');
      this.#campaign = { ...this.#campaign, stats };
      this.#showLacks(stats);
      let tally = emptyTally();
      do {
        bar.show({ value: tally.contacts, max: stats.totalContacts, text: `${figure(tally.contacts)} of ${figure(stats.totalContacts)} looked at` });
        const { body } = await this.#read('/pre-flight', { cursor: tally.next });
        tally = tallied(tally, body);
      } while (tally.next);
      this.#show(tally);
    } catch (problem) {
      if (!this.#signal.aborted) {
        this.#look.replaceChildren(problemNotice(problem, { again: () => this.#run() }));
      }
    }
  }

  #read(what, query = {}) {
    return this.#services.campaigns.get(`/api/v1/campaigns/${this.#campaign.id}${what}`, { query, signal: this.#signal });
  }

  #show({ at, contacts, toDial, underWay, over, skipped }) {
    const held = skipped.reduce((sum, group) => sum + group.contacts, 0);
    const future = Date.parse(at) > Date.now() + 60_000;
    this.#look.replaceChildren(
      element('p', { class: 'big' }, contacts === 0 ? 'There is nobody to call yet'
        : `${figure(toDial)} of ${figure(contacts)} would be called ${future ? when(at) : 'now'}`),
      element('p', { class: 'muted' }, [
        held > 0 && `${figure(held)} of ${figure(contacts)} would be skipped or wait`,
        underWay > 0 && `${figure(underWay)} are being called`,
        over > 0 && `${figure(over)} are done`,
      ].filter(Boolean).join(', ')),
      element('div', {}, element('button', { type: 'button', class: 'quiet', onclick: () => this.#run() }, 'Look again')));
    this.#reasons.element.hidden = skipped.length === 0;
    this.#reasons.show(skipped);
    this.#steering.show(this.#campaign, underWay);
  }

  #showLacks({ pending }) {
    const missing = Object.entries(missingToStart(typedOf(this.#campaign), pending));
    this.#lacks.replaceChildren(...(missing.length === 0 ? [] : [
      element('p', { class: 'problem' }, 'It lacks something to start:'),
      element('ul', { class: 'problem-list', 'data-testid': 'lacks' }, missing.map(([path, message]) => {
        const [, step, word] = STEP_OF.find(([start]) => path.startsWith(start));
        return element('li', {}, `${NAMES[path] ?? typedField(path)} ${message}. `,
          element('button', { type: 'button', class: 'quiet', onclick: () => this.#goTo(step) }, `Go to ${word}`));
      })),
    ]));
  }
}

const NAMES = { 'elevenLabs.agentId': 'The agent', 'config.callerIds': 'Numbers to call from', 'config.schedule.days': 'Hours', contacts: 'Contacts' };
