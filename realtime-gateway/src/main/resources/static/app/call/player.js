import { element, icon, setText } from '../element.js';
import { duration } from '../format.js';
import { problemNotice } from '../widgets/notice.js';

const SPEEDS = [0.75, 1, 1.25, 1.5, 2];
const PLAY = 'M5 3.5v9l7-4.5z';
const PAUSE = 'M5.5 3.5v9M10.5 3.5v9';
const STEP = 5; // seconds that an arrow key moves

/**
 * Plays the sound of a call. The browser's own player can send no token, so it gets a link that ends after some minutes; when it
 * ended, another one is asked for and the sound goes on where it was.
 *
 * A source is {word, startsAt: ms since 1970 at which the sound begins, link({signal}) → address}.
 */
export class Player {
  element;
  #audio = element('audio', { preload: 'metadata', 'data-testid': 'audio' });
  #button = element('button', { type: 'button', class: 'play', 'data-testid': 'play', onclick: () => this.#toggle() });
  #place = element('input', {
    type: 'range', min: '0', max: '0', step: '0.1', value: '0', 'aria-label': 'Place in the sound', 'data-testid': 'place',
  });
  #time = element('span', { class: 'player-time' }, '0:00');
  #speed = element('select', { 'aria-label': 'Speed', 'data-testid': 'speed' }, SPEEDS.map((speed) =>
    element('option', { value: speed, selected: speed === 1 }, `${speed}×`)));
  #source = element('select', { 'aria-label': 'Sound', 'data-testid': 'sound' });
  #problem = element('div', {});
  #sources = [];
  #current = null;
  #linkedAt = null;
  #heard;
  #signal;
  #moving = false;

  /** @param heard told the moment (ms since 1970) that is heard, and whether it plays */
  constructor({ heard, signal }) {
    this.#heard = heard;
    this.#signal = signal;
    this.element = element('section', { class: 'panel player', 'aria-label': 'Sound', 'data-testid': 'player' },
      element('div', { class: 'player-line' }, this.#button, this.#place, this.#time, this.#speed, this.#source),
      this.#problem, this.#audio);
    this.#listen();
    this.#showState();
    signal.addEventListener('abort', () => this.#audio.pause());
  }

  /** The first one is played. */
  offer(sources) {
    this.#sources = sources;
    this.#source.replaceChildren(...sources.map(({ word }, at) => element('option', { value: at }, word)));
    this.#source.hidden = sources.length < 2;
    this.element.hidden = sources.length === 0;
    this.#current = sources[0] ?? null;
    this.#linkedAt = null;
    if (this.#current) {
      this.#load(0);
    }
  }

  /** Plays from a moment. @param moment ms since 1970 */
  async seek(moment) {
    if (this.#current) {
      await this.#goTo(Math.max(0, (moment - this.#current.startsAt) / 1000));
      await this.#play();
    }
  }

  #listen() {
    const audio = this.#audio;
    for (const name of ['play', 'pause', 'ended', 'loadedmetadata', 'durationchange']) {
      audio.addEventListener(name, () => this.#showState());
    }
    audio.addEventListener('timeupdate', () => this.#showPlace());
    audio.addEventListener('seeked', () => this.#showPlace());
    audio.addEventListener('error', () => this.#failed());
    this.#place.addEventListener('input', () => {
      this.#moving = true;
      setText(this.#time, this.#clock(Number(this.#place.value)));
    });
    this.#place.addEventListener('change', () => {
      this.#moving = false;
      this.#goTo(Number(this.#place.value));
    });
    this.#place.addEventListener('keydown', (event) => {
      const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
      if (step) {
        event.preventDefault();
        this.#goTo(audio.currentTime + step);
      }
    });
    this.#speed.addEventListener('change', () => {
      audio.playbackRate = Number(this.#speed.value);
    });
    this.#source.addEventListener('change', () => {
      const moment = this.#current.startsAt + audio.currentTime * 1000;
      this.#current = this.#sources[Number(this.#source.value)];
      this.#load(Math.max(0, (moment - this.#current.startsAt) / 1000));
    });
  }

  async #load(at) {
    const source = this.#current;
    this.#problem.replaceChildren();
    try {
      const link = await source.link({ signal: this.#signal });
      if (source !== this.#current) { // another one was chosen meanwhile
        return;
      }
      this.#linkedAt = Date.now();
      this.#audio.src = link;
      this.#audio.playbackRate = Number(this.#speed.value);
      if (at > 0) {
        await once(this.#audio, 'loadedmetadata');
        this.#audio.currentTime = source === this.#current ? at : this.#audio.currentTime;
      }
    } catch (problem) {
      if (!this.#signal.aborted && source === this.#current) {
        this.#problem.replaceChildren(problemNotice(problem, { again: () => this.#load(at) }));
      }
    }
  }

  async #goTo(seconds) {
    if (this.#audio.readyState === 0) {
      await once(this.#audio, 'loadedmetadata');
    }
    this.#audio.currentTime = Math.min(Math.max(0, seconds), Number.isFinite(this.#audio.duration) ? this.#audio.duration : seconds);
  }

  async #toggle() {
    if (this.#audio.paused) {
      await this.#play();
    } else {
      this.#audio.pause();
    }
  }

  async #play() {
    try {
      await this.#audio.play();
    } catch (refused) { // a pause came in between, or the sound failed, which its own event tells
      this.#showState();
    }
  }

  /** A link that has ended is replaced once; what fails at once is said. */
  #failed() {
    const code = this.#audio.error?.code;
    const fresh = Date.now() - (this.#linkedAt ?? 0) < 5_000;
    if (!fresh && (code === MediaError.MEDIA_ERR_NETWORK || code === MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED)) {
      this.#load(this.#audio.currentTime);
      return;
    }
    this.#sayWhy(this.#audio.src);
  }

  /** The player tells no reason, so the service is asked for one. */
  async #sayWhy(link) {
    const other = this.#sources.length > 1 ? ' Choose another sound beside the speed, or try again.' : '';
    let problem = null;
    try {
      const answer = await fetch(link, { headers: { Range: 'bytes=0-0' }, signal: this.#signal });
      problem = answer.ok ? null : await answer.json();
    } catch (unreachable) {
      if (this.#signal.aborted) {
        return;
      }
    }
    this.#problem.replaceChildren(problemNotice({
      title: 'This sound cannot be played',
      detail: (problem?.detail ?? 'It did not come whole. Check your connection, then try again.') + other,
      traceId: problem?.traceId ?? '',
    }, { again: () => this.#load(0) }));
  }

  #showState() {
    const { paused, duration: length } = this.#audio;
    this.#button.replaceChildren(icon(paused ? PLAY : PAUSE));
    this.#button.setAttribute('aria-label', paused ? 'Play' : 'Pause');
    this.#place.max = Number.isFinite(length) ? String(length) : '0';
    this.#showPlace();
  }

  #showPlace() {
    const at = this.#audio.currentTime;
    if (!this.#moving) {
      this.#place.value = String(at);
      setText(this.#time, this.#clock(at));
    }
    this.#place.setAttribute('aria-valuetext', this.#clock(at));
    if (this.#current) {
      this.#heard(this.#current.startsAt + at * 1000, !this.#audio.paused);
    }
  }

  #clock(at) {
    const length = this.#audio.duration;
    return Number.isFinite(length) ? `${duration(at)} / ${duration(length)}` : duration(at);
  }
}

function once(target, name) {
  return new Promise((resolve) => target.addEventListener(name, resolve, { once: true }));
}
