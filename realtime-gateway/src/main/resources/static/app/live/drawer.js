import { CallActions } from '../call-actions.js';
import { timelineItems } from '../call/timeline.js';
import { element, icon, setText, statusBadge } from '../element.js';
import { answeredByWord, count, directionWord, duration, elapsed, fullTime, NONE, statusWord, time } from '../format.js';
import { LiveTranscript } from '../live-transcript.js';
import { copyable } from '../widgets/copy-button.js';
import { problemNotice } from '../widgets/notice.js';
import { isActive } from './live-store.js';

/** One call beside the list: what is said, what is known and was reported of it, what can be done. The list stays usable. */
export class Drawer {
  sid = null;
  element;
  #calls;
  #find;
  #now;
  #closed;
  #version = null;
  #reading = null;
  #call = null;
  #counting = null;
  #actions;
  #transcript;
  #whole = element('a', { class: 'button' }, 'Open the call');
  #status = element('p', {});
  #title = element('h2', { id: 'drawer-title', tabindex: '-1' });
  #facts = element('dl', { class: 'facts' });
  #reports = element('span', { class: 'count' });
  #problem = element('div', {});
  #timeline = element('ol', { class: 'timeline', 'data-testid': 'timeline' });

  /** @param find a call by its sid, or null; @param now what the clock of the list shows; @param closed told the sid */
  constructor({ calls, session, live, find, now, closed, signal }) {
    this.#calls = calls;
    this.#find = find;
    this.#now = now;
    this.#closed = closed;
    this.#actions = new CallActions({ calls, session });
    this.#transcript = new LiveTranscript({ live, signal });
    this.element = element('div', {
      class: 'drawer', 'data-testid': 'drawer', role: 'dialog', 'aria-labelledby': 'drawer-title', hidden: true,
    }, element('header', {}, element('div', {}, this.#status, this.#title), element('button', {
      type: 'button', class: 'icon', 'aria-label': 'Close', onclick: () => this.close(),
    }, icon('M4 4l8 8M12 4l-8 8'))), element('div', { class: 'drawer-body' },
      element('div', { class: 'drawer-acts' }, this.#whole, this.#actions.element),
      element('section', { 'aria-label': 'Transcript' }, element('h3', {}, 'Transcript'), this.#transcript.element),
      this.#facts,
      element('section', { 'aria-labelledby': 'timeline-title' },
        element('h3', { id: 'timeline-title' }, 'Timeline ', this.#reports), this.#problem, this.#timeline)));
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.sid !== null && !event.defaultPrevented && !document.querySelector('dialog[open]')) {
        this.close();
      }
    }, { signal });
    signal.addEventListener('abort', () => {
      this.#reading?.abort();
      document.body.classList.remove('with-drawer');
    });
  }

  open(sid) {
    if (this.sid !== sid) {
      this.sid = sid;
      this.#call = null;
      this.#version = null;
      this.#timeline.replaceChildren();
      this.#facts.replaceChildren();
      this.#status.replaceChildren();
      setText(this.#reports, '');
      setText(this.#title, sid);
      this.#whole.setAttribute('href', `/calls/${encodeURIComponent(sid)}`);
      this.#actions.show(null);
      this.#transcript.open(sid);
    }
    this.element.hidden = false;
    document.body.classList.add('with-drawer');
    this.refresh();
    this.#title.focus();
  }

  close() {
    if (this.sid === null) {
      return;
    }
    const sid = this.sid;
    this.sid = null;
    this.#reading?.abort();
    this.#transcript.close();
    this.element.hidden = true;
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
    const { signal } = reading;
    this.#reading = reading;
    const path = `/api/v1/calls/${encodeURIComponent(this.sid)}`;
    try {
      if ((this.#find(this.sid)?.status ?? 'over') === 'over') {
        this.#call = (await this.#calls.get(path, { signal })).body;
        this.#version = versionOf(this.#call);
        this.#show(this.#call);
      }
      const { body } = await this.#calls.get(`${path}/events`, { query: { limit: 200 }, signal });
      this.#problem.replaceChildren();
      this.#showTimeline(body.items);
    } catch (problem) {
      if (!signal.aborted) {
        this.#problem.replaceChildren(problemNotice(problem, { again: () => this.#read() }));
      }
    }
  }

  #showTimeline(events) {
    const unfolded = new Set([...this.#timeline.querySelectorAll('details[open]')]
      .map((one) => one.closest('li').dataset.eventId));
    const items = timelineItems(events);
    for (const item of items) {
      item.querySelector('details').open = unfolded.has(item.dataset.eventId);
    }
    this.#timeline.replaceChildren(...items);
    setText(this.#reports, events.length === 0 ? 'nothing reported' : count(events.length, 'report'));
  }

  #show(call) {
    this.#actions.show(call);
    this.#status.replaceChildren(
      statusBadge(statusWord(call.status), call.status), element('span', {}, directionWord(call.direction)));
    setText(this.#title, `${call.from ?? NONE} → ${call.to ?? NONE}`);
    const active = isActive(call);
    const running = element('span', {}, active ? elapsed(call, this.#now()) : '');
    this.#counting = active ? running : null;
    const facts = [
      ['Contact', call.contactName],
      ['Agent', call.agentName ?? call.agentId],
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
    this.#facts.replaceChildren(...facts
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
