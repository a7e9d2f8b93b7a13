import { element, setText } from './element.js';
import { fullTime, time } from './format.js';
import { TranscriptStore, turnsOf } from './transcript-store.js';

const NEAR_END = 40; // pixels from the end within which new words are followed

/** What is said on a call, as it is said, in turns; it follows the newest words for as long as its end is looked at. */
export class LiveTranscript {
  element;
  #live;
  #room = null;
  #store = null;
  #turns = element('ol', { class: 'turns live-turns', 'data-testid': 'live-transcript', tabindex: '0', 'aria-label': 'What is said' });
  #note = element('p', { class: 'muted', 'data-testid': 'live-transcript-state' });

  constructor({ live, signal }) {
    this.#live = live;
    this.element = element('div', { class: 'live-transcript' }, this.#note, this.#turns);
    signal.addEventListener('abort', () => this.close());
  }

  /** Whether anything was said. */
  get spoken() {
    return (this.#store?.segments.length ?? 0) > 0;
  }

  open(sid) {
    this.close();
    this.#store = new TranscriptStore();
    this.#turns.replaceChildren();
    setText(this.#note, 'Reading what is said…');
    const draw = () => this.#draw();
    this.#room = this.#live.enter(`transcript:${sid}`, this.#store, {
      entered: draw, changed: draw, refused: ({ message }) => setText(this.#note, message),
    });
  }

  close() {
    this.#room?.leave();
    this.#room = null;
  }

  #draw() {
    const turns = turnsOf(this.#store.segments);
    const atEnd = this.#turns.scrollHeight - this.#turns.scrollTop - this.#turns.clientHeight < NEAR_END;
    this.#turns.hidden = turns.length === 0;
    setText(this.#note, this.#word(turns.length));
    turns.forEach((turn, at) => this.#show(turn, at));
    while (this.#turns.children.length > turns.length) {
      this.#turns.lastElementChild.remove();
    }
    if (atEnd) {
      this.#turns.scrollTop = this.#turns.scrollHeight;
    }
  }

  #word(turns) {
    if (this.#store.erased) {
      return 'What was said was deleted.';
    }
    if (turns === 0) {
      return this.#store.state === 'running' ? 'Listening…' : 'Nothing is transcribed of this call at the moment.';
    }
    return this.#store.state === 'running' ? 'Listening…' : 'The transcription has ended.';
  }

  /** A turn that did not change keeps its line, and with it a selection. */
  #show(turn, at) {
    const line = this.#turns.children[at] ?? this.#turns.appendChild(element('li', {},
      element('p', { class: 'turn-head' }, element('strong', {}), element('time', {})), element('p', { class: 'turn-text' })));
    const [head, text] = line.children;
    line.dataset.role = turn.role;
    line.classList.toggle('open', turn.open);
    setText(head.children[0], turn.role === 'agent' ? 'Agent' : 'Contact');
    setText(head.children[1], time(turn.time));
    head.children[1].title = fullTime(turn.time);
    setText(text, turn.text);
  }
}
