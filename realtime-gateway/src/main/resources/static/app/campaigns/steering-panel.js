import { element, setText } from '../element.js';
import { Problem } from '../rest.js';
import { ask } from '../widgets/dialog.js';
import { problemText } from '../widgets/notice.js';
import { toast, toastProblem } from '../widgets/toast.js';
import { actionsOf, effectOf, needsReason, PAUSED_BY_HAND } from './steering.js';
import { preFlightWords } from './pre-flight.js';
import { when } from './when.js';
import { campaignStatus } from './words.js';

const BEFORE_CALLS = ['start', 'schedule', 'resume'];
const STYLES = { pause: 'accent', start: 'accent', resume: 'accent', stop: 'danger' };

/** What can be done with the campaign as a whole, with what each will do in numbers. A pause takes one click. */
export class SteeringPanel {
  element = element('section', { class: 'panel steering', 'aria-label': 'Start, pause, resume, stop', 'data-testid': 'steering' });
  #api;
  #session;
  #led;
  #rows = new Map();
  #campaign = null;
  #underWay;
  #only;

  /** @param only the actions that are shown, where not all are; @param led told the campaign as the service answered, with its ETag */
  constructor({ api, session, led, only = null }) {
    this.#only = only;
    this.#api = api;
    this.#session = session;
    this.#led = led;
  }

  /** @param underWay calls that are not over, where that is known better than by the campaign's figures */
  show(campaign, underWay) {
    this.#campaign = campaign;
    this.#underWay = underWay;
    const actions = actionsOf(campaign, this.#session).filter(({ action }) => this.#only?.includes(action) ?? true);
    this.element.hidden = actions.length === 0;
    if (actions.map(({ action }) => action).join() !== [...this.#rows.keys()].join()) {
      this.#rows = new Map(actions.map((action) => [action.action, row(action, () => this.#do(action.action))]));
      this.element.replaceChildren(...[...this.#rows.values()].map((made) => made.element));
    }
    for (const { action, hint } of actions) {
      setText(this.#rows.get(action).text, `${this.#effect(action)} ${hint}`.trim());
    }
  }

  #effect(action) {
    return effectOf(action, this.#campaign, { underWay: this.#underWay, when });
  }

  async #do(action) {
    if (action === 'pause') {
      await this.#pause();
    } else {
      await this.#ask(action);
    }
  }

  /** One click: what is shown afterwards is the service's answer. */
  async #pause() {
    const { button } = this.#rows.get('pause');
    button.disabled = true;
    setText(button, 'Pausing…');
    try {
      const campaign = await this.#lead('pause', { reason: PAUSED_BY_HAND });
      toast(`${campaign.name} is paused since ${new Date(campaign.updatedAt).toLocaleTimeString()}: no new call begins.`);
    } catch (problem) {
      toastProblem(problem);
    } finally {
      button.disabled = false;
      setText(button, 'Pause');
      this.#holdFocus(button);
    }
  }

  /** Whoever has just acted stays here: a button that is disabled or gone has lost the focus. */
  #holdFocus(acted) {
    if (document.activeElement === document.body) {
      (acted?.isConnected ? acted : this.element.querySelector('button:not(:disabled)'))?.focus();
    }
  }

  async #ask(action) {
    const reason = element('input', { type: 'text', maxlength: 500, 'data-testid': 'ask-reason', required: true });
    const hangUp = element('input', { type: 'checkbox', 'data-testid': 'hang-up' });
    const { name } = this.#campaign;
    const look = BEFORE_CALLS.includes(action) ? this.#preFlight() : null;
    const word = actionsOf(this.#campaign, this.#session).find((one) => one.action === action).word;
    await ask({
      title: `${word}: ${name}`,
      text: [
        element('p', {}, this.#effect(action)),
        look,
        needsReason(action) && element('label', {}, 'Reason, kept and shown to all who look', reason),
        action === 'stop' && element('label', { class: 'flag' }, hangUp, 'End the calls under way too'),
      ].filter(Boolean),
      act: word,
      tone: action === 'stop' ? 'danger' : 'plain',
      testid: `ask-${action}`,
      run: async () => {
        const said = reason.value.trim();
        if (needsReason(action) && said === '') {
          reason.setAttribute('aria-invalid', 'true');
          reason.focus();
          throw new Problem({ title: 'Not done yet', detail: 'Say why first: the reason is kept, and shown to all who look.' });
        }
        const body = { ...(said ? { reason: said } : {}), ...(action === 'stop' ? { hangUp: hangUp.checked } : {}) };
        const led = await this.#lead(action, body);
        toast(`${led.name}: ${campaignStatus(led.status).toLowerCase()}.`);
      },
    });
    this.#holdFocus(null);
  }

  /** Whom it would call, before it does. */
  #preFlight() {
    const said = element('div', { role: 'status', 'data-testid': 'ask-pre-flight' }, 'Looking whom it would call…');
    this.#api.get(`/api/v1/campaigns/${this.#campaign.id}/pre-flight`)
      .then(({ body }) => setText(said, preFlightWords(body)))
      .catch((problem) => said.replaceChildren(element('p', {}, 'The pre-flight cannot be seen at the moment.'), problemText(problem)));
    return said;
  }

  async #lead(action, body) {
    const { body: campaign, etag } = await this.#api.post(`/api/v1/campaigns/${this.#campaign.id}/${action}`, body);
    this.#led(campaign, etag);
    return campaign;
  }
}

function row({ action, word, allowed, hint }, run) {
  const text = element('p', {});
  const button = element('button', {
    type: 'button', class: STYLES[action] ?? 'quiet', 'data-testid': `act-${action}`, disabled: !allowed, title: hint || null, onclick: run,
  }, word);
  return { element: element('div', { class: 'steer' }, button, text), button, text };
}
