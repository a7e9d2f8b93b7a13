import { directionIcon, element, statusBadge } from '../element.js';
import { directionWord, fullTime, lasted, partiesOf, statusWord, time } from '../format.js';
import { ListPanel } from '../widgets/list-panel.js';

/** The calls that ended while the page was open, the newest first. */
export class EndedList extends ListPanel {
  constructor({ open }) {
    super({ title: 'Ended since you opened this page', style: 'ended', testid: 'ended-list', line: (call) => line(call, open) });
  }

  show(calls, total) {
    this.showLines(calls.map((call) => [call.sid, call]), calls.length < total ? `newest ${calls.length} of ${total}` : undefined);
  }
}

function line(call, open) {
  const direction = element('span', { class: 'direction' }, directionIcon(call.direction),
    element('span', { class: 'visually-hidden' }, directionWord(call.direction)));
  const button = element(
    'button', { type: 'button', 'data-sid': call.sid, 'data-status': call.status },
    statusBadge(statusWord(call.status), call.status), direction,
    element('span', { class: 'parties' }, call.contactName && element('strong', {}, `${call.contactName} `), partiesOf(call)),
    element('span', { class: 'number lasted' }, lasted(call)),
    element('time', { class: 'number', datetime: call.endTime, title: fullTime(call.endTime) }, time(call.endTime)));
  button.addEventListener('click', () => open(call.sid));
  return element('li', {}, button);
}
