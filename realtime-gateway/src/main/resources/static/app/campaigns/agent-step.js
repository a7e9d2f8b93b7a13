import { element } from '../element.js';
import { problemText } from '../widgets/notice.js';
import { stepActs } from './step-acts.js';

/** Who calls: the name of the campaign, and the agent that speaks. */
export class AgentStep {
  #form;
  #services;
  #campaign;
  #signal;
  #next;

  constructor({ form, services, campaign, signal, next }) {
    this.#form = form;
    this.#services = services;
    this.#campaign = campaign;
    this.#signal = signal;
    this.#next = next;
  }

  draw() {
    const agent = element('div', {}, element('p', { class: 'muted' }, 'Reading the agents…'));
    this.#drawAgents(agent);
    return [
      element('section', { class: 'panel form' },
        this.#form.field('name', { label: 'Name', attributes: { maxlength: 200, required: true, autofocus: !this.#campaign } }),
        this.#form.field('description', { label: 'Description', kind: 'textarea', hint: 'For your colleagues. Nobody who is called hears it.' }),
        agent,
        this.#form.field('elevenLabs.firstMessage', { label: 'First message', kind: 'textarea', hint: 'What the agent says first; left empty, as the agent is set up.' })),
      stepActs({ next: this.#next, word: this.#campaign ? 'Continue' : 'Create the draft', note: this.#campaign ? '' : 'Nobody is called: it is a draft until somebody starts it.' }),
    ];
  }

  async #drawAgents(place) {
    let agents = [];
    let problem = null;
    try {
      const { body } = await this.#services.transcripts.get('/api/v1/agents', { query: { active: true, limit: 200 }, signal: this.#signal });
      agents = body.items;
    } catch (failure) {
      problem = failure;
    }
    if (this.#signal.aborted) {
      return;
    }
    place.replaceChildren(...(agents.length > 0 ? [this.#choice(agents)] : [this.#typed(problem)]));
  }

  #choice(agents) {
    const chosen = this.#form.typed['elevenLabs.agentId'];
    const known = agents.some(({ id }) => id === chosen) || chosen === '' ? [] : [[chosen, chosen]];
    return this.#form.field('elevenLabs.agentId', {
      label: 'Agent', kind: 'select', hint: 'Who speaks with the people who are called.',
      options: [['', 'Choose an agent'], ...known, ...agents.map(({ id, name }) => [id, name])],
    });
  }

  #typed(problem) {
    return element('div', {},
      this.#form.field('elevenLabs.agentId', {
        label: 'Agent id', hint: problem ? 'The agents cannot be listed at the moment. Type the id of one.' : 'No agents are known here yet. Type the id of an agent of ElevenLabs.',
        attributes: { maxlength: 100, spellcheck: 'false' },
      }),
      problem && problemText(problem));
  }
}
