import { element } from '../element.js';
import { count, duration } from '../format.js';

const NAMES = { agent: 'Agent', user: 'Contact' };

/** A conversation in turns. A turn says where it is in the sound, and a click on it goes there; the turn that is heard is marked. */
export class Turns {
  element = element('ol', { class: 'turns', 'data-testid': 'turns' });
  #seek;
  #turns = [];
  #heard = null;

  /** @param seek told the time of a turn, ms since 1970 */
  constructor({ seek }) {
    this.#seek = seek;
  }

  /** @param base when the conversation began, ms; turns count from there */
  show(turns, base) {
    this.#turns = turns.map((turn) => ({ from: Date.parse(turn.startTime ?? ''), line: this.#line(turn, base) }));
    this.element.replaceChildren(...this.#turns.map(({ line }) => line));
  }

  /** Marks the turn that is heard at a moment. @param follow whether it is brought into view */
  hear(moment, { follow }) {
    let heard = null;
    for (const turn of this.#turns) {
      if (turn.from <= moment) {
        heard = turn.line;
      }
    }
    if (heard !== this.#heard) {
      this.#heard?.removeAttribute('aria-current');
      this.#heard = heard;
      heard?.setAttribute('aria-current', 'true');
      if (follow && heard) {
        heard.scrollIntoView({ block: 'nearest' });
      }
    }
  }

  #line(turn, base) {
    const from = Date.parse(turn.startTime ?? '');
    const place = Number.isNaN(from) ? '' : duration((from - base) / 1000);
    const text = element('p', { class: 'turn-text' }, turn.text ?? '');
    return element('li', { 'data-role': turn.role, 'data-testid': 'turn' },
      element('p', { class: 'turn-head' }, element('strong', {}, NAMES[turn.role] ?? turn.role),
        place && element('button', {
          type: 'button', class: 'seek', 'data-testid': 'seek', 'aria-label': `Play from ${place}`, onclick: () => this.#seek(from),
        }, element('time', {}, place)),
        turn.latencyMs !== undefined && element('span', { class: 'muted' }, `answered after ${(turn.latencyMs / 1000).toFixed(1)} s`),
        turn.interrupted && element('span', { class: 'mark late' }, 'Interrupted')),
      turn.text && text,
      (turn.toolCalls ?? []).map(toolCall));
  }
}

function toolCall({ name, parameters, result, failed, latencyMs }) {
  const facts = [failed ? 'failed' : null, latencyMs !== undefined ? `${latencyMs} ms` : null].filter(Boolean).join(', ');
  return element('details', { class: 'tool-call' },
    element('summary', {}, `Tool ${name}`, facts && element('span', { class: failed ? 'problem' : 'muted' }, ` ${facts}`)),
    parameters && element('pre', { tabindex: '0' }, pretty(parameters)),
    result && element('pre', { tabindex: '0' }, pretty(result)));
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch (noJson) {
    return text;
  }
}

/** What can be said of all turns together. */
export function turnsInShort(turns) {
  const interrupted = turns.filter((turn) => turn.interrupted).length;
  return [count(turns.length, 'turn'), interrupted > 0 && count(interrupted, 'interruption')].filter(Boolean).join(', ');
}
