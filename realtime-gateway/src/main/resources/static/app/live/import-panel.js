import { element, statusBadge } from '../element.js';
import { figure, fullTime, time } from '../format.js';
import { ListPanel } from '../widgets/list-panel.js';

const WORDS = { queued: 'Queued', running: 'Importing', done: 'Done', failed: 'Failed', cancelled: 'Cancelled' };

/** The imports of contacts that run, and those that ended some minutes ago. */
export class ImportPanel extends ListPanel {
  constructor() {
    super({ title: 'Imports of contacts', style: 'progresses', testid: 'import-list', line });
  }

  show(imports) {
    this.showLines(imports.map((one) => [one.importId, one]));
  }
}

function line(one) {
  const told = figures(one);
  return element(
    'li', { 'data-testid': 'import', 'data-id': one.importId, 'data-state': one.state },
    statusBadge(WORDS[one.state] ?? one.state, one.state),
    element('strong', { title: fullTime(one.createdAt) }, `${one.dryRun ? 'Dry run' : 'Contacts'} of ${time(one.createdAt)}`),
    element('progress', { max: Math.max(1, one.bytes), value: one.bytesRead, 'aria-label': told }),
    element('span', { class: 'figures', 'data-testid': 'import-figures' }, told));
}

/** What was taken is new, changed, or was there already. */
export function figures({ rows, created, updated, unchanged, refused }) {
  const taken = created + updated + unchanged;
  return `${figure(rows)} rows read, ${figure(taken)} taken (${figure(created)} new, ${figure(updated)} changed), `
    + `${figure(refused)} refused`;
}
