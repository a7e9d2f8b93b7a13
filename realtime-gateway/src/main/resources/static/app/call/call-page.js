import { CallActions } from '../call-actions.js';
import { element } from '../element.js';
import { LiveTranscript } from '../live-transcript.js';
import { campaignNames } from '../names.js';
import { emptyState } from '../widgets/empty-state.js';
import { problemNotice } from '../widgets/notice.js';
import { Tabs } from '../widgets/tabs.js';
import { AnalysisPanel } from './analysis.js';
import { CallHead } from './call-head.js';
import { CallStore } from './call-store.js';
import { Player } from './player.js';
import { Related } from './related.js';
import { soundsKey, soundsOf } from './sounds.js';
import { TimelinePanel } from './timeline-panel.js';
import { Turns, turnsInShort } from './turns.js';

const LIVE = ['queued', 'initiated', 'ringing', 'in-progress'];

/** One call: what is known of it, its sound, what was said, and everything that was reported. A live one moves as it goes on. */
export default class CallPage {
  #context;
  #sid;
  #end = new AbortController();
  #room = null;
  #store = new CallStore();
  #call = null;
  #reading = false;
  #transcript = null;
  #campaigns = new Map();
  #actions;
  #head;
  #player;
  #turns;
  #spoken = element('div', { 'data-testid': 'transcript' });
  #liveTranscript;
  #analysis;
  #timeline;
  #related;
  #tabs;
  #problem = element('div', {});
  #ticking;
  #soundsOffered = null;

  constructor(context) {
    this.#context = context;
    const { services, session, address, live } = context;
    const { signal } = this.#end;
    const campaignName = (id) => this.#campaigns.get(id) ?? id;
    const seek = (moment) => this.#player.seek(moment);
    this.#sid = address.params.sid;
    this.#actions = new CallActions({ calls: services.calls, session, done: () => this.#read() });
    this.#head = new CallHead({ actions: this.#actions.element, campaignName });
    this.#player = new Player({ heard: (moment, plays) => this.#turns.hear(moment, { follow: plays }), signal });
    this.#turns = new Turns({ seek });
    this.#liveTranscript = new LiveTranscript({ live, signal });
    this.#analysis = new AnalysisPanel({ seek });
    this.#timeline = new TimelinePanel({ calls: services.calls, sid: this.#sid, signal });
    this.#related = new Related({ calls: services.calls, campaignName, signal });
  }

  start() {
    const { root, address, live } = this.#context;
    this.#tabs = new Tabs({
      address,
      label: 'About the call',
      tabs: [
        { name: 'transcript', word: 'Transcript', panel: this.#spoken },
        { name: 'analysis', word: 'Analysis', panel: this.#analysis.element },
        { name: 'timeline', word: 'Timeline', panel: this.#timeline.element },
        { name: 'related', word: 'Related', panel: this.#related.element, shown: () => this.#call && this.#related.show(this.#call) },
      ],
    });
    this.#player.offer([]);
    root.append(this.#problem, this.#head.element, this.#player.element, this.#tabs.element);
    this.#room = live.enter(`call:${this.#sid}`, this.#store, { entered: () => this.#moved(), changed: () => this.#moved() });
    this.#ticking = setInterval(() => this.#head.tick(), 1000);
    this.#read();
    this.#readNames();
  }

  stop() {
    this.#end.abort();
    clearInterval(this.#ticking);
    this.#room?.leave();
  }

  follow() {
    this.#tabs.follow();
  }

  /** The live room tells it first; what else belongs to it is read then. */
  #moved() {
    const { call, deleted } = this.#store;
    if (deleted) {
      this.#problem.replaceChildren(problemNotice({ title: 'Deleted', detail: 'This call was deleted meanwhile.', traceId: '' }));
    } else if (call && !this.#reading && call.version > (this.#call?.version ?? -1)) {
      this.#read();
    }
  }

  async #read() {
    const { services, address } = this.#context;
    const { signal } = this.#end;
    this.#reading = true;
    try {
      const { body: call } = await services.calls.get(`/api/v1/calls/${encodeURIComponent(this.#sid)}`, { signal });
      if (signal.aborted || this.#call?.version > call.version) {
        return;
      }
      const before = this.#call;
      this.#call = call;
      this.#problem.replaceChildren();
      this.#head.element.hidden = this.#tabs.element.hidden = false;
      this.#head.show(call);
      address.title(this.#head.title);
      this.#actions.show(call);
      this.#timeline.read(call);
      this.#tabs.follow();
      await this.#readSpoken(call, before);
    } catch (problem) {
      if (!signal.aborted) {
        this.#showProblem(problem);
      }
    } finally {
      this.#reading = false;
    }
    if (this.#call && this.#store.call?.version > this.#call.version) { // it moved on meanwhile
      this.#read();
    }
  }

  /** What is said while it is said, and once it is over what was said. */
  async #readSpoken(call, before) {
    const { signal } = this.#end;
    if (LIVE.includes(call.status)) {
      if (!before) {
        this.#liveTranscript.open(call.sid);
        this.#spoken.replaceChildren(this.#liveTranscript.element);
        this.#analysis.showNone('It comes some minutes after the call has ended.');
      }
      return;
    }
    let away = null;
    try {
      this.#transcript = call.conversationId ? await this.#readTranscript(call) : null;
      if (!signal.aborted) {
        this.#showTranscript(call);
      }
    } catch (problem) {
      away = problem;
    }
    await this.#offerSounds(call);
    if (away) { // recordings can be heard all the same
      throw away;
    }
  }

  async #offerSounds(call) {
    const { signal } = this.#end;
    const transcript = this.#transcript;
    const key = soundsKey({ call, transcript });
    if (signal.aborted || key === this.#soundsOffered) {
      return;
    }
    const sounds = await soundsOf({ services: this.#context.services, call, transcript, signal });
    if (!signal.aborted) {
      this.#soundsOffered = key;
      this.#player.offer(sounds);
    }
  }

  async #readTranscript(call) {
    const path = `/api/v1/transcripts/${encodeURIComponent(call.transcriptId ?? call.conversationId)}`;
    try {
      return (await this.#context.services.transcripts.get(path, { signal: this.#end.signal })).body;
    } catch (problem) {
      if (problem.status === 404) {
        return null;
      }
      throw problem;
    }
  }

  #showTranscript(call) {
    const turns = this.#transcript?.turns ?? [];
    if (turns.length > 0) {
      this.#liveTranscript.close();
      this.#turns.show(turns, Date.parse(this.#transcript.startTime ?? turns[0].startTime));
      this.#spoken.replaceChildren(element('p', { class: 'muted' }, turnsInShort(turns)), this.#turns.element);
      this.#analysis.show(this.#transcript);
    } else if (!this.#liveTranscript.spoken) {
      this.#spoken.replaceChildren(emptyState({ title: 'No transcript', text: whyNoTranscript(call), testid: 'no-transcript' }));
      this.#analysis.showNone(whyNoTranscript(call));
    }
  }

  #showProblem(problem) {
    const unknown = problem.status === 404 || problem.status === 400;
    this.#problem.replaceChildren(unknown
      ? element('section', { class: 'panel' }, emptyState({
        title: 'This call is not known',
        text: `${problem.detail} Its first report may be on its way: it is shown as soon as it comes.`,
        action: element('a', { class: 'button', href: '/calls' }, 'Search the calls'),
      }))
      : problemNotice(problem, { again: () => this.#read() }));
    this.#head.element.hidden = this.#tabs.element.hidden = this.#call === null;
  }

  async #readNames() {
    try {
      this.#campaigns = new Map(await campaignNames(this.#context.services, this.#end.signal));
      if (this.#call) {
        this.#head.show(this.#call);
      }
    } catch (away) { // ids stand for the names then
    }
  }
}

function whyNoTranscript(call) {
  if (call.status !== 'completed') {
    return 'Nobody spoke on this call.';
  }
  return call.conversationId
    ? 'The conversation\'s transcript has not come yet. It comes some minutes after its end.'
    : 'No agent spoke on this call, or its conversation has not been reported yet.';
}
