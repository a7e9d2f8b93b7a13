import { element } from '../element.js';
import { answeredByWord, sentence, statusWord } from '../format.js';
import { FilterBar } from '../widgets/filter-bar.js';
import { PRESETS, rangeOf } from './time-range.js';

const STATUSES = ['queued', 'initiated', 'ringing', 'in-progress', 'completed', 'busy', 'no-answer', 'failed', 'canceled'];
const OUTCOMES = ['success', 'voicemail', 'no-answer', 'busy', 'failed', 'undialable', 'unknown'];
const ANSWERERS = ['human', 'machine', 'fax', 'unknown'];
const SID = /^CA[0-9a-fA-F]{32}$/;
const ANY = ['', 'Any'];

/** What of the calls is looked at: all of it in the address, but numbers. */
export class CallFilters {
  #bar;
  #address;

  /** @param found told the SID of a call that was typed */
  constructor({ address, session, changed, found }) {
    this.#address = address;
    this.#bar = new FilterBar({
      address,
      label: 'Filters of the calls',
      fields: fieldsFor(session),
      changed: () => {
        const sought = this.#bar.values.number;
        if (SID.test(sought)) {
          address.keep('number', '');
          found(sought);
        } else {
          this.#showDays();
          changed();
        }
      },
    });
    this.element = this.#bar.element;
    this.#showDays();
  }

  get any() {
    return this.#bar.any;
  }

  /** As the service takes them. */
  query(now) {
    const { number, period, fromDay, toDay, ...others } = this.#bar.values;
    return {
      ...others,
      from: plain(others.from ?? ''),
      to: plain(number),
      ...rangeOf({ preset: period, from: fromDay, to: toDay }, now),
    };
  }

  /** What of them may be kept under a name: all but numbers. */
  get named() {
    const { number, from, ...others } = this.#bar.values;
    return Object.fromEntries(Object.entries(others).filter(([, value]) => value.length > 0));
  }

  set(values) {
    const all = Object.fromEntries(Object.entries(this.#bar.values).map(([name, value]) => [name, Array.isArray(value) ? [] : '']));
    this.#bar.set({ ...all, ...values });
  }

  clear() {
    this.#bar.clear();
  }

  follow() {
    this.#bar.follow();
    this.#showDays();
  }

  offer(name, choices) {
    this.#bar.offer(name, [ANY, ...choices]);
  }

  #showDays() {
    const own = this.#address.get('period') === 'custom';
    for (const name of ['fromDay', 'toDay']) {
      this.element.querySelector(`[name=${name}]`).closest('.filter').hidden = !own;
    }
  }
}

function fieldsFor(session) {
  const choices = (words, word) => words.map((one) => [one, word(one)]);
  const numbers = session.seesNumbers
    ? [{ name: 'from', label: 'From number', kind: 'text', placeholder: '+1…', hidden: true }]
    : [];
  return [
    {
      name: 'number', label: session.seesNumbers ? 'Number called, or call SID' : 'Call SID', kind: 'search', hidden: true,
      placeholder: session.seesNumbers ? 'Number called, or SID' : 'Call SID',
    },
    { name: 'period', label: 'Started', kind: 'select', options: PRESETS },
    { name: 'fromDay', label: 'From', kind: 'date' },
    { name: 'toDay', label: 'To', kind: 'date' },
    { name: 'status', label: 'Status', kind: 'multi', options: choices(STATUSES, statusWord) },
    { name: 'outcome', label: 'Outcome', kind: 'multi', options: choices(OUTCOMES, sentence) },
    { name: 'campaign', label: 'Campaign', kind: 'select', options: [ANY] },
    { name: 'agent', label: 'Agent', kind: 'select', options: [ANY] },
    { name: 'direction', label: 'Direction', kind: 'select', options: [ANY, ['inbound', 'Inbound'], ['outbound', 'Outbound']] },
    { name: 'answeredBy', label: 'Answered by', kind: 'select', options: [ANY, ...choices(ANSWERERS, answeredByWord)] },
    { name: 'tag', label: 'Tag', kind: 'text' },
    { name: 'minDuration', label: 'At least, seconds', kind: 'number', min: 0 },
    { name: 'hasRecording', label: 'Recording', kind: 'select', options: [ANY, ['true', 'With'], ['false', 'Without']] },
    { name: 'followUp', label: 'Follow-up', kind: 'select', options: [ANY, ['due', 'Due']] },
    ...numbers,
  ];
}

/** A number as people write it, as the service keeps it. */
function plain(number) {
  return number.replaceAll(/[\s().-]/g, '');
}

/** Filters that are folded in a window with little room. */
export function foldable(filters, signal) {
  const roomy = matchMedia('(min-width: 721px)');
  const made = element('details', { class: 'fold', open: roomy.matches }, element('summary', {}, 'Filters'), filters);
  roomy.addEventListener('change', () => {
    made.open = roomy.matches;
  }, { signal });
  return made;
}
