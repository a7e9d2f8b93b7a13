import { element, setText } from '../element.js';
import { figure } from '../format.js';
import { isZone } from './draft.js';
import { answerRate, share, spendOf, successRate } from './figures.js';
import { when } from './when.js';

const AROUND_THE_CLOCK = 8 * 24 * 60 * 60 * 1000;
const LIMITS = { campaign: 'by its own rate', account: 'by the rate of the account', 'caller-ids': 'by the rate of its caller ids' };
const TILES = [['rate', 'Calls per minute'], ['calls', 'Calls under way'], ['answered', 'Answered'], ['success', 'Success'], ['spend', 'Spent'], ['window', 'Hours']];

/** The figures of a campaign at this moment, each with what it is held against. */
export class FigureTiles {
  element;
  #tiles = new Map();

  constructor() {
    this.element = element('dl', { class: 'figure-tiles' }, TILES.map(([key, word]) => {
      const tile = { number: element('dd', { class: 'figure', 'data-testid': `figure-${key}` }, '–'), note: element('dd', { class: 'note' }), bar: element('progress', { max: 1, hidden: true }) };
      this.#tiles.set(key, tile);
      return element('div', { class: 'figure-tile' }, element('dt', {}, word), tile.number, tile.note, element('dd', { class: 'bar' }, tile.bar));
    }));
  }

  show(campaign, activity, now) {
    const { stats } = campaign;
    const spent = spendOf(campaign, activity);
    this.#tile('answered', share(answerRate(stats)), `${figure(stats.completed)} of ${figure(stats.attempted)} called`, answerRate(stats));
    this.#tile('success', share(successRate(stats)), `${figure(stats.succeeded)} of ${figure(stats.attempted)} called`, successRate(stats));
    this.#tile('spend', spent.text, spent.which === null ? 'no cap is set' : `cap of the ${spent.which}`, spent.share);
    if (activity) {
      const { rate, underWay } = activity;
      const limit = Number(rate.perMinute);
      this.#tile('rate', figure(rate.lastMinute), `of ${figure(limit)} at most, ${LIMITS[rate.limitedBy] ?? ''}`, limit ? Math.min(1, rate.lastMinute / limit) : null);
      this.#tile('calls', figure(underWay.campaign), `of ${figure(underWay.campaignLimit)} at one time`, Math.min(1, underWay.campaign / underWay.campaignLimit));
      this.#window(activity.window, campaign.config.schedule, now);
    }
  }

  #window({ open, until, next, reason }, schedule, now) {
    const zone = isZone(schedule.timeZone) ? schedule.timeZone : undefined;
    const clock = `${zone ? `in ${zone}` : 'your time'}${schedule.useContactTimeZone ? '; contacts have their own' : ''}`;
    if (open) {
      const always = Date.parse(until) - now > AROUND_THE_CLOCK;
      this.#tile('window', 'Open', always ? 'around the clock' : `until ${when(until, now, zone).replace(/^(today at|on) /, '')}, ${clock}`, null);
    } else {
      this.#tile('window', reason === 'holiday' ? 'Holiday' : 'Closed', next ? `opens ${when(next, now, zone)}, ${clock}` : 'does not open within 60 days', null);
    }
  }

  #tile(key, number, note, bar) {
    const tile = this.#tiles.get(key);
    setText(tile.number, number);
    setText(tile.note, note);
    tile.bar.hidden = bar === null || bar === undefined;
    if (!tile.bar.hidden) {
      tile.bar.value = bar;
      tile.bar.setAttribute('aria-label', `${number} ${note}`);
    }
  }
}
