import { element } from './element.js';
import { NONE, sentence } from './format.js';
import { newKey } from './rest.js';
import { ask } from './widgets/dialog.js';
import { toast } from './widgets/toast.js';

const LIVE = ['queued', 'initiated', 'ringing', 'in-progress'];
const DONE = {
  done: 'Twilio took it', 'already-over': 'it was over already', 'already-under-way': 'somebody else did it already',
  unconfirmed: 'Twilio has not confirmed it yet; look at the timeline',
};

/** What can be done to a live call by those who may, each asked once more. */
export class CallActions {
  element = element('div', { class: 'call-actions', 'data-testid': 'call-actions' });
  #calls;
  #session;
  #call = null;
  #done;
  #end = element('button', {
    type: 'button', class: 'danger', 'data-testid': 'end-call', onclick: () => this.#askEnd(),
  }, 'End call');
  #transfer = element('button', {
    type: 'button', class: 'quiet', 'data-testid': 'transfer', onclick: () => this.#askTransfer(),
  }, 'Transfer…');

  /** @param done told when something was done */
  constructor({ calls, session, done = () => {} }) {
    this.#calls = calls;
    this.#session = session;
    this.#done = done;
    this.element.append(this.#transfer, this.#end);
    this.show(null);
  }

  show(call) {
    this.#call = call;
    this.element.hidden = !this.#session.isOperator || !LIVE.includes(call?.status);
    this.#transfer.hidden = call?.status !== 'in-progress';
  }

  async #askEnd() {
    const { sid, from, to, status } = this.#call;
    const key = newKey();
    await ask({
      title: 'End this call?',
      text: `${from ?? NONE} → ${to ?? NONE} is ${status === 'in-progress' ? 'being talked on' : status}. `
        + 'It ends at once, for both sides.',
      act: 'End call',
      tone: 'danger',
      testid: 'end-dialog',
      run: () => this.#run(`/api/v1/calls/${sid}/end`, undefined, key, 'End call'),
    });
  }

  async #askTransfer() {
    const { sid, from, to } = this.#call;
    const key = newKey();
    const number = element('input', { name: 'to', type: 'tel', placeholder: '+12125550123', autocomplete: 'off', required: true,
      'data-testid': 'transfer-to' });
    const announcement = element('textarea', {
      name: 'announcement', rows: '2', maxlength: '500', 'data-testid': 'transfer-announcement',
    });
    await ask({
      title: 'Transfer this call?',
      text: [
        element('p', {}, `The agent leaves ${from ?? NONE} → ${to ?? NONE}, and a person is called.`),
        element('label', {}, 'Number of the person, with + and country', number),
        element('label', {}, 'Said before, if anything', announcement),
      ],
      act: 'Transfer',
      testid: 'transfer-dialog',
      run: () => this.#run(`/api/v1/calls/${sid}/transfer`, {
        to: number.value.replaceAll(/[\s().-]/g, ''), ...(announcement.value.trim() && { announcement: announcement.value.trim() }),
      }, key, 'Transfer'),
    });
  }

  async #run(path, body, key, word) {
    let answer;
    try {
      answer = await this.#calls.post(path, body, { key });
    } catch (problem) {
      problem.detail = [problem.detail, ...problem.fields.map(({ field, message }) => `${sentence(field)} ${message}.`)].join(' ');
      throw problem;
    }
    toast(`${word}: ${DONE[answer.body.result] ?? 'under way'}.`);
    this.#done();
  }
}
