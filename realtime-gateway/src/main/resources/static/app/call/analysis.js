import { element } from '../element.js';
import { duration, fullTime, sentence } from '../format.js';
import { emptyState } from '../widgets/empty-state.js';

/** What a conversation amounts to: summary, criteria with their reasons, what was collected, moods, words. */
export class AnalysisPanel {
  element = element('div', { 'data-testid': 'analysis' });
  #seek;

  /** @param seek told the time of something that was said, ms since 1970 */
  constructor({ seek }) {
    this.#seek = seek;
  }

  showNone(text) {
    this.element.replaceChildren(emptyState({ title: 'No analysis', text, testid: 'no-analysis' }));
  }

  show({ analysis, startTime }) {
    const parts = [
      ['Summary', analysis.summary && [
        analysis.title && element('p', {}, element('strong', {}, analysis.title)), element('p', {}, analysis.summary),
      ]],
      ['Criteria', (analysis.criteriaChecks ?? []).length > 0 && element('ul', { class: 'checks', 'data-testid': 'criteria' },
        analysis.criteriaChecks.map(check))],
      ['Data collected', collected(analysis.dataCollection)],
      ['Sentiment', analysis.sentiment && this.#sentiment(analysis.sentiment, startTime)],
      ['Keywords', (analysis.keywords ?? []).length > 0 && element('ul', { class: 'chips' },
        analysis.keywords.map((word) => element('li', {}, word)))],
      ['Mentioned', (analysis.entities ?? []).length > 0 && element('ul', { class: 'chips' },
        analysis.entities.map((one) => this.#entity(one, startTime)))],
      ['Conversation', figures(analysis)],
    ].filter(([, content]) => content);
    if (parts.length === 0) {
      this.showNone('Nothing was found out about this conversation so far. It comes some minutes after its end.');
    } else {
      this.element.replaceChildren(...parts.map(([title, content]) =>
        element('section', { class: 'part' }, element('h2', {}, title), content)));
    }
  }

  #sentiment({ overall, score, segments = [] }, startTime) {
    return [
      element('p', {}, mood(overall), ` ${score.toFixed(2)} on a scale from −1 to 1`),
      segments.length > 0 && element('ol', { class: 'moods', 'aria-label': 'Sentiment over time' },
        segments.map((one) => element('li', {}, this.#place(one.startTime, startTime), mood(one.sentiment),
          element('span', { class: 'muted' }, one.score.toFixed(2))))),
    ];
  }

  #entity({ type, text, startTime: at }, startTime) {
    return element('li', {}, element('span', { class: 'muted' }, `${sentence(type)} `), text, at && this.#place(at, startTime));
  }

  #place(at, startTime) {
    const from = Date.parse(at ?? '');
    if (Number.isNaN(from)) {
      return null;
    }
    const place = duration((from - Date.parse(startTime)) / 1000);
    return element('button', { type: 'button', class: 'seek', 'aria-label': `Play from ${place}`, title: fullTime(at),
      onclick: () => this.#seek(from) }, place);
  }
}

function mood(word) {
  return element('span', { class: 'mood', 'data-mood': word }, sentence(word));
}

function check({ name, id, passed, result, rationale, score }) {
  const word = passed === undefined ? sentence(result ?? 'unknown') : passed ? 'Met' : 'Not met';
  return element('li', { 'data-passed': String(passed ?? 'unknown') },
    element('p', { class: 'check-head' }, element('strong', {}, name ?? id), element('span', { class: 'verdict' }, word),
      score !== undefined && element('span', { class: 'muted' }, String(score))),
    rationale && element('p', { class: 'muted' }, rationale));
}

function collected(data = {}) {
  const entries = Object.entries(data);
  return entries.length > 0 && element('dl', { class: 'facts' }, entries.flatMap(([name, one]) => {
    const nested = one !== null && typeof one === 'object' && 'value' in one;
    const value = nested ? one.value : one;
    return [element('dt', {}, sentence(name)), element('dd', {},
      value === null || value === undefined || value === '' ? '–' : typeof value === 'object' ? JSON.stringify(value) : String(value),
      nested && one.rationale && element('p', { class: 'muted' }, one.rationale))];
  }));
}

function figures({ talkRatio, interruptions, silence, latency }) {
  const facts = [
    ['Agent\'s share of the talking', talkRatio !== undefined && `${Math.round(100 * talkRatio)} %`],
    ['Interruptions', interruptions],
    ['Silence', silence !== undefined && `${silence.toFixed(1)} s`],
    ['Agent answers within', latency && `${latency.p50.toFixed(1)} s mostly, ${latency.p90.toFixed(1)} s in 9 of 10 turns`],
  ].filter(([, fact]) => fact !== undefined && fact !== false && fact !== null);
  return facts.length > 0 && element('dl', { class: 'facts' }, facts.flatMap(([name, fact]) =>
    [element('dt', {}, name), element('dd', {}, String(fact))]));
}
