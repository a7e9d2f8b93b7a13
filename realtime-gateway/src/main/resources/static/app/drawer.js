import { byId, element, setText, statusBadge } from './element.js';
import { answeredByWord, count, directionWord, duration, elapsed, fullTime, NONE, statusWord, time } from './format.js';
import { isActive } from './live-store.js';
import { timelineItems } from './timeline.js';

/** One call beside the list: what is known of it, and everything reported about it. The list stays usable. */
export class Drawer {
  sid = null;
  #api;
  #find;
  #now;
  #closed;
  #version = null;
  #reading = null;
  #call = null;
  #counting = null;

  /** @param find a call by its sid, or null; @param now what the clock of the list shows; @param closed told the sid */
  constructor({ api, find, now, closed, signal }) {
    this.#api = api;
    this.#find = find;
    this.#now = now;
    this.#closed = closed;
    byId('drawer-close').addEventListener('click', () => this.close(), { signal });
    byId('timeline-again').addEventListener('click', () => this.#read(), { signal });
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.sid !== null) {
        this.close();
      }
    }, { signal });
    byId('drawer').hidden = true;
  }

  open(sid) {
    if (this.sid !== sid) {
      this.sid = sid;
      this.#call = null;
      this.#version = null;
      byId('timeline').replaceChildren();
      byId('facts').replaceChildren();
      setText(byId('timeline-count'), '');
      setText(byId('drawer-title'), sid);
      byId('drawer-status').replaceChildren();
    }
    byId('drawer').hidden = false;
    document.body.classList.add('with-drawer');
    this.refresh();
    byId('drawer-title').focus();
  }

  close() {
    if (this.sid === null) {
      return;
    }
    const sid = this.sid;
    this.sid = null;
    this.#reading?.abort();
    byId('drawer').hidden = true;
    document.body.classList.remove('with-drawer');
    this.#closed(sid);
  }

  /** The call may have changed: shows it anew, and reads its timeline if it did. */
  refresh() {
    if (this.sid === null) {
      return;
    }
    const known = this.#find(this.sid);
    const call = known && known.status !== 'over' ? known : this.#call ?? known;
    if (call && (call !== this.#call || this.#version === null)) {
      this.#call = call;
      this.#show(call);
    }
    const version = versionOf(call);
    if (version !== this.#version) {
      this.#version = version;
      this.#read();
    }
  }

  tick() {
    if (this.sid !== null && this.#call && this.#counting) {
      setText(this.#counting, elapsed(this.#call, this.#now()));
    }
  }

  async #read() {
    this.#reading?.abort();
    const reading = new AbortController();
    this.#reading = reading;
    const { sid } = this;
    try {
      if ((this.#find(sid)?.status ?? 'over') === 'over') {
        this.#call = await this.#api.call(sid, reading.signal);
        this.#version = versionOf(this.#call);
        this.#show(this.#call);
      }
      const events = await this.#api.events(sid, reading.signal);
      this.#problem(null);
      this.#showTimeline(events);
    } catch (error) {
      if (!reading.signal.aborted) {
        this.#problem(error.message);
      }
    }
  }

  #showTimeline(events) {
    const list = byId('timeline');
    const unfolded = new Set([...list.querySelectorAll('details[open]')].map((one) => one.closest('li').dataset.eventId));
    const items = timelineItems(events);
    for (const item of items) {
      item.querySelector('details').open = unfolded.has(item.dataset.eventId);
    }
    list.replaceChildren(...items);
    setText(byId('timeline-count'), events.length === 0 ? 'nothing reported' : count(events.length, 'report'));
  }

  #problem(text) {
    byId('timeline-problem').hidden = text === null;
    setText(byId('timeline-problem'), text ?? '');
    byId('timeline-again').hidden = text === null;
  }

  #show(call) {
    byId('drawer-status').replaceChildren(
      statusBadge(statusWord(call.status), call.status), element('span', {}, directionWord(call.direction)));
    setText(byId('drawer-title'), `${call.from ?? NONE} → ${call.to ?? NONE}`);
    const active = isActive(call);
    const running = element('span', {}, active ? elapsed(call, this.#now()) : '');
    this.#counting = active ? running : null;
    const facts = [
      ['Started', at(call.startTime)],
      ['Ringing', at(call.ringingAt)],
      ['Answered', at(call.answeredAt)],
      ['Ended', at(call.endTime)],
      [`${statusWord(call.status)} for`, active ? running : null],
      ['Duration', seconds(call.duration)],
      ['Rang for', seconds(call.ringDuration)],
      ['Answered by', call.answeredBy ? answeredByWord(call.answeredBy) : null],
      ['SIP response', call.sipResponseCode],
      ['Brought about by', call.source ?? call.metadata?.source],
      ['Parent call', call.parentCallSid ? copyable(call.parentCallSid) : null],
      ['Call SID', copyable(call.sid)],
    ];
    byId('facts').replaceChildren(...facts
      .filter(([, fact]) => fact !== null && fact !== undefined)
      .flatMap(([name, fact]) => [element('dt', {}, name), element('dd', {}, fact instanceof Node ? fact : String(fact))]));
  }
}

function versionOf(call) {
  return call ? `${call.version} ${call.status}` : 'unknown';
}

function at(instant) {
  return instant ? element('time', { datetime: instant, title: fullTime(instant) }, time(instant)) : null;
}

function seconds(number) {
  return number === undefined ? null : duration(number);
}

function copyable(sid) {
  const button = element('button', { type: 'button', class: 'quiet copy', 'aria-label': `Copy ${sid}` }, 'Copy');
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(sid);
      setText(button, 'Copied');
    } catch (refused) { // a page without the permission, or without https
      setText(button, 'Press Ctrl+C');
      getSelection().selectAllChildren(button.previousElementSibling);
    }
  });
  return element('span', { class: 'sid' }, element('code', {}, sid), button);
}
