import { element } from '../element.js';
import { DAYS } from './draft.js';
import { stepActs } from './step-acts.js';

/** When and how is called. */
export class RulesStep {
  #form;
  #next;
  #goTo;

  constructor({ form, next, goTo }) {
    this.#form = form;
    this.#next = next;
    this.#goTo = goTo;
  }

  draw() {
    if (this.#form.typed['config.schedule.timeZone'] === '' || noDay(this.#form.typed)) {
      this.#form.typed['config.schedule.timeZone'] = fitting(this.#form.typed['config.schedule.timeZone']);
    }
    return [
      this.#numbers(), this.#hours(), this.#retries(), this.#money(), this.#more(),
      stepActs({ next: this.#next, word: 'Continue to the pre-flight', back: () => this.#goTo('contacts') }),
    ];
  }

  #numbers() {
    return part('Numbers and pace',
      this.#form.field('config.callerIds', { label: 'Numbers to call from', kind: 'textarea', hint: 'Numbers of the account, such as +14155550123; one a line.', attributes: { rows: 2, spellcheck: 'false' } }),
      pair(
        this.#form.field('config.callsPerSecond', { label: 'Calls per second', kind: 'number', hint: 'The rate of the account holds besides.' }),
        this.#form.field('config.maxConcurrentCalls', { label: 'Calls at one time', kind: 'number' })));
  }

  #hours() {
    const copy = element('button', { type: 'button', class: 'quiet', onclick: () =>
      DAYS.slice(1, 5).forEach((day) => this.#form.set(`day.${day}`, this.#form.typed['day.monday'])) }, 'Monday’s hours for Tuesday to Friday');
    const none = element('p', { class: 'muted' }, 'A day without hours is a day without calls. Write hours as 09:00–12:30, 14:00–20:00.');
    return part('Hours', none,
      element('div', { class: 'days' }, DAYS.map((day) => this.#form.field(`day.${day}`, { label: `${day.charAt(0).toUpperCase()}${day.slice(1)}`, attributes: { placeholder: 'no calls' } }))),
      element('div', {}, copy),
      pair(
        this.#form.field('config.schedule.timeZone', { label: 'Time zone', hint: 'Such as Europe/Vienna.', attributes: { list: 'zones', spellcheck: 'false' } }),
        this.#form.field('config.schedule.holidays', { label: 'Holidays', hint: 'Dates without calls, such as 2026-12-25, 2027-01-01.' })),
      zones(),
      this.#form.field('config.schedule.useContactTimeZone', { label: 'Hours are those of the contact’s own time zone, where it is known', kind: 'flag' }),
      pair(
        this.#form.field('startDate', { label: 'Starts by itself', kind: 'datetime', hint: 'Needed to schedule it; in your time zone.' }),
        this.#form.field('endDate', { label: 'Ends by itself', kind: 'datetime', hint: 'Whatever is left.' })));
  }

  #retries() {
    const field = (outcome, label) => this.#form.field(`retry.${outcome}`, { label, attributes: { placeholder: 'not again' } });
    return part('Trying again',
      this.#form.field('config.retry.maxAttempts', { label: 'Attempts per contact, the first included', kind: 'number' }),
      element('p', { class: 'muted' }, 'How long before the second attempt, the third, …: 10m, 1h, 1d. The last delay holds for all that follow.'),
      element('div', { class: 'fields-four' }, field('busy', 'Busy'), field('no-answer', 'No answer'), field('voicemail', 'Voicemail'), field('failed', 'Failed')));
  }

  #money() {
    return part('Money',
      element('p', { class: 'muted' }, 'In the account’s currency; left empty, there is no cap. What a call may cost is reserved before it is placed.'),
      element('div', { class: 'fields-four' },
        this.#form.field('config.caps.perCall', { label: 'A call may cost', kind: 'number' }),
        this.#form.field('config.caps.perDay', { label: 'A day may cost', kind: 'number' }),
        this.#form.field('config.caps.perCampaign', { label: 'All may cost', kind: 'number' })));
  }

  #more() {
    return element('details', { class: 'panel form' },
      element('summary', {}, element('h2', {}, 'Machines, consent, recording, and when it pauses itself')),
      element('div', { class: 'form-body' },
      pair(
        this.#form.field('config.amd.mode', { label: 'Answering machines', kind: 'select', options: [['off', 'Not detected'], ['enable', 'Detected'], ['detect-message-end', 'Detected, and the end of the greeting awaited']] }),
        this.#form.field('config.amd.onMachine', { label: 'When a machine answers', kind: 'select', options: [['continue', 'Go on'], ['hangup', 'Hang up'], ['leave-message', 'Leave a message']] })),
      this.#form.field('config.consent.required', { label: 'Only call contacts who have consented', kind: 'flag' }),
      this.#form.field('config.consent.bases', { label: 'Bases of consent that are enough', hint: 'Such as opt-in, contract; left empty, any.' }),
      this.#form.field('config.record', { label: 'Record the calls', kind: 'flag' }),
      this.#form.field('config.liveTranscript', { label: 'Transcribe the calls while they last', kind: 'flag' }),
      element('p', { class: 'muted' }, 'It pauses itself when so many of its calls fail.'),
      element('div', { class: 'fields-four' },
        this.#form.field('config.breaker.failurePercent', { label: 'Failures, in %', kind: 'number' }),
        this.#form.field('config.breaker.minimumCalls', { label: 'of so many calls at least', kind: 'number' }),
        this.#form.field('config.breaker.windowSeconds', { label: 'within seconds', kind: 'number' }))));
  }
}

function part(title, ...content) {
  return element('section', { class: 'panel form' }, element('h2', {}, title), content);
}

function pair(...fields) {
  return element('div', { class: 'fields-two' }, fields);
}

function zones() {
  return element('datalist', { id: 'zones' }, Intl.supportedValuesOf('timeZone').map((zone) => element('option', { value: zone })));
}

function noDay(typed) {
  return DAYS.every((day) => typed[`day.${day}`] === '');
}

/** Where nothing was said of hours yet, the zone of who sets it up is the likeliest; UTC is what the service says of none. */
function fitting(zone) {
  return zone === '' || zone === 'UTC' || zone === 'Z' ? Intl.DateTimeFormat().resolvedOptions().timeZone : zone;
}
