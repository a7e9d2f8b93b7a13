import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  answerRate, counted, countsOf, funnelOf, latest, mayBeOver, newer, progressOf, share, spendOf, successRate,
} from '../../main/resources/static/app/campaigns/figures.js';

const STATS = {
  totalContacts: 10, pending: 3, inProgress: 1, attempted: 6, completed: 4, succeeded: 3, failed: 1, suppressed: 1, answered: 5, spend: 1.5,
};

test('the parts of the funnel are all contacts', () => {
  const parts = funnelOf(STATS);
  assert.equal(parts.reduce((sum, { contacts }) => sum + contacts, 0), STATS.totalContacts);
  assert.deepEqual(parts.find(({ key }) => key === 'reached').contacts, 1);
});

test('rates are of the contacts called so far, and none without one', () => {
  assert.equal(answerRate(STATS), 4 / 6);
  assert.equal(successRate(STATS), 0.5);
  assert.equal(answerRate({ ...STATS, attempted: 0 }), null);
  assert.equal(share(null), '–');
  assert.equal(progressOf(STATS), 0.6);
  assert.equal(progressOf({ ...STATS, totalContacts: 0 }), 0);
});

test('spending is held against the cap that is nearest', () => {
  const activity = { spend: { today: 8, todayReserved: 1, total: 20, reserved: 1 } };
  const capped = (caps) => spendOf({ stats: STATS, config: { caps } }, activity);
  assert.equal(capped({ perDay: 10, perCampaign: 100 }).which, 'day');
  assert.equal(capped({ perDay: 10, perCampaign: 100 }).share, 0.9);
  assert.equal(capped({ perDay: 100, perCampaign: 21 }).which, 'campaign');
  assert.equal(capped({}).share, null);
  assert.equal(spendOf({ stats: STATS, config: { caps: { perDay: 10 } } }).share, null, 'today is not known without it');
});

test('what the room tells takes the place of what was read only where it is newer', () => {
  const read = { id: 'c', version: 5, status: 'active', stats: { ...STATS, successRate: 0.5 } };
  assert.equal(newer(read, { version: 5, status: 'paused', stats: STATS }).status, 'active');
  const now = newer(read, { version: 6, status: 'paused', statusReason: 'why', stats: { ...STATS, completed: 9 } });
  assert.equal(now.status, 'paused');
  assert.equal(now.stats.completed, 9);
  assert.equal(newer(read, null), read);
});

test('the counts of one answer are sums of its own parts', () => {
  const counts = countsOf({
    statuses: { pending: 3, 'retry-wait': 1, calling: 2, completed: 4, failed: 1, suppressed: 2 },
    outcomes: [{ status: 'completed', outcome: 'success', contacts: 3 }, { status: 'completed', outcome: 'unknown', contacts: 1 }],
  });
  assert.equal(counts.totalContacts, 13);
  assert.equal(counts.pending, 4);
  assert.equal(funnelOf(counts).reduce((sum, { contacts }) => sum + contacts, 0), 13);
  assert.equal(funnelOf(counts).find(({ key }) => key === 'reached').contacts, 1);
});

test('a late answer does not take the place of a newer one, but tells what is possible', () => {
  const shown = { version: 7, status: 'paused', possible: [] };
  assert.equal(latest(shown, { version: 8, status: 'stopped', possible: ['archive'] }).status, 'stopped');
  assert.equal(latest(shown, { version: 6, status: 'active', possible: ['pause'] }), shown);
  assert.deepEqual(latest(shown, { version: 6, status: 'paused', possible: ['resume'] }), { ...shown, possible: ['resume'] });
});

test('a campaign that is shown as running and that the room does not list may be over', () => {
  assert.equal(mayBeOver({ status: 'active' }, null), true);
  assert.equal(mayBeOver({ status: 'paused' }, null), true);
  assert.equal(mayBeOver({ status: 'active' }, { status: 'active' }), false);
  assert.equal(mayBeOver({ status: 'completed' }, null), false);
});

test('the tiles count what the funnel counts', () => {
  const campaign = { id: 'c', stats: { ...STATS, completed: 2, succeeded: 1, attempted: 3 } };
  const breakdown = { statuses: { completed: 4, failed: 1 }, outcomes: [{ status: 'completed', outcome: 'success', contacts: 3 }] };
  const { stats } = counted(campaign, breakdown);
  assert.deepEqual([stats.completed, stats.succeeded, stats.totalContacts, stats.spend], [4, 3, 5, STATS.spend]);
  assert.equal(answerRate(stats), 1, 'no more were reached than were called');
  assert.equal(counted(campaign, null), campaign);
});
