import { byId, setText } from './element.js';
import { count, duration, sentence, time } from './format.js';

const WORDS = {
  connecting: 'Connecting…',
  live: 'Live',
  waiting: 'Waiting for live data…',
  reconnecting: 'Reconnecting…',
  refused: 'Refused',
};

/** What the connection is doing, and below it what the reader should know about that. */
export class ConnectionView {
  #signOut;
  #act = null;

  constructor({ signOut, signal }) {
    this.#signOut = signOut;
    byId('notice').hidden = true;
    byId('notice-act').addEventListener('click', () => this.#act?.(), { signal });
  }

  /** @param lostAt ms: how old what is shown is, or null while that is new or nothing was ever shown */
  state({ kind, reason, lostAt }) {
    byId('connection-state').dataset.state = kind;
    setText(byId('connection-text'), kind === 'refused' ? `Refused: ${reason}` : WORDS[kind]);
    byId('content').classList.toggle('stale', kind !== 'live' && lostAt !== null);
    const since = lostAt === null ? '' : ` What you see is how it was at ${time(lostAt)}.`;
    if (kind === 'refused') {
      this.#notice('problem', `${sentence(reason)}${since}`, 'Sign in again', this.#signOut);
    } else if (kind === 'reconnecting') {
      this.#notice('warning', `The connection is lost.${since} Trying to connect again.`);
    } else if (kind === 'waiting') {
      this.#notice('warning', `${sentence(reason)}${since}`);
    } else if (kind === 'live') {
      this.#hide();
    }
  }

  /** After an interruption. @param missed number of changes, or null if there were too many to be told one by one */
  back({ lostAt, missed, steps }) {
    const away = `Connected again after ${duration((Date.now() - lostAt) / 1000)}.`;
    const parts = [
      [steps.began.length, 'began'], [steps.moved.length, 'moved on'], [steps.ended.length, 'ended'],
    ].filter(([number]) => number > 0).map(([number, what]) => `${count(number, 'call')} ${what}`);
    const text = missed === 0 || (missed === null && parts.length === 0)
      ? `${away} You missed nothing.`
      : missed === null
        ? `${away} The list was read anew: ${parts.join(', ')}.`
        : `${away} You missed ${count(missed, 'change')}, shown now${parts.length > 0 ? `: ${parts.join(', ')}` : ''}.`;
    this.#notice('news', text, 'Dismiss', () => this.#hide());
    return text;
  }

  #notice(tone, text, act = null, run = null) {
    byId('notice').hidden = false;
    byId('notice').dataset.tone = tone;
    setText(byId('notice-text'), text);
    byId('notice-act').hidden = act === null;
    setText(byId('notice-act'), act ?? '');
    this.#act = run;
  }

  #hide() {
    byId('notice').hidden = true;
  }
}
