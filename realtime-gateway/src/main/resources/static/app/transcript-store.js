/*
 * The room "transcript:{sid}" as this page knows it: what is said on a call, as it is said. Knows nothing of a browser.
 *
 * A segment stands behind those of the same transcription with a lower sequence, and a later transcription behind an earlier
 * one. It takes the place of the one of the same transcription and track that has a lower sequence and may still be corrected.
 */
const KEPT = 2_000;

export class TranscriptStore {
  cursor = null;
  /** running, stopped, or null where nothing is said. */
  state = null;
  /** Whether what was said was taken away: its conversation or its call was deleted. */
  erased = false;
  #segments = [];
  #transcriptions = [];

  get loaded() {
    return this.cursor !== null;
  }

  get segments() {
    return [...this.#segments];
  }

  applySnapshot(transcript, cursor) {
    this.#segments = [];
    this.#transcriptions = [];
    this.state = transcript?.state ?? null;
    (transcript?.segments ?? []).forEach((segment) => this.#say(segment));
    this.cursor = cursor;
  }

  applyMissed(deltas, cursor) {
    deltas.forEach((delta) => this.#apply(delta));
    this.cursor = cursor;
  }

  applyChange(delta) {
    const follows = delta.from === this.cursor;
    this.#apply(delta);
    if (follows) {
      this.cursor = delta.to;
    }
    return { follows };
  }

  #apply({ type, data }) {
    switch (type) {
      case 'transcript.said':
        this.state ??= 'running'; // its beginning was told before this page looked, or comes late
        return this.#say(data);
      case 'transcript.started':
        this.state = 'running';
        return undefined;
      case 'transcript.stopped':
        this.state = 'stopped';
        return undefined;
      case 'transcript.deleted':
        this.#segments = [];
        this.state = null;
        this.erased = true;
        return undefined;
      default:
        return undefined;
    }
  }

  #say(segment) {
    if (!this.#transcriptions.includes(segment.transcriptionSid)) {
      this.#transcriptions.push(segment.transcriptionSid);
    }
    const others = this.#segments.filter((one) => !isReplaced(one, segment));
    if (others.some((one) => one.transcriptionSid === segment.transcriptionSid && one.sequenceId === segment.sequenceId)) {
      return;
    }
    others.push(segment);
    this.#segments = others.sort((one, other) => this.#transcriptions.indexOf(one.transcriptionSid)
      - this.#transcriptions.indexOf(other.transcriptionSid) || one.sequenceId - other.sequenceId).slice(-KEPT);
  }
}

function isReplaced(one, segment) {
  return one.transcriptionSid === segment.transcriptionSid && one.track === segment.track && !one.last
    && one.sequenceId < segment.sequenceId;
}

/** Segments of one speaker after another, as turns: [{role, text, time, open}]; open is one that may still be corrected. */
export function turnsOf(segments) {
  const turns = [];
  for (const { track, text, timestamp, last } of segments) {
    const role = track === 'inbound_track' ? 'user' : 'agent';
    const before = turns.at(-1);
    if (before?.role === role && !before.open) {
      before.text += ` ${text ?? ''}`;
      before.open = !last;
    } else {
      turns.push({ role, text: text ?? '', time: timestamp, open: !last });
    }
  }
  return turns;
}
