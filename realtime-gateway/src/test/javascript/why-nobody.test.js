import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whyNobody } from '../../main/resources/static/app/campaigns/why-nobody.js';
import { knownReasons, reasonAdvice, reasonWords } from '../../main/resources/static/app/campaigns/words.js';

const NOW = Date.parse('2026-12-01T10:00:00Z');

function campaign(more = {}) {
  return { status: 'active', stats: { totalContacts: 10, pending: 5 }, config: { caps: {}, schedule: { useContactTimeZone: true } }, ...more };
}

function activity(more = {}) {
  return {
    rate: { lastMinute: 0, perMinute: 60, limitedBy: 'campaign' },
    underWay: { campaign: 0, campaignLimit: 5, account: 0, accountLimit: 100 },
    driven: true,
    turnWaitMillis: 0,
    window: { open: true, until: '2026-12-01T20:00:00Z' },
    spend: { today: 0, todayReserved: 0, total: 0, reserved: 0 },
    callerIds: { all: 1, usedUp: 0, resting: 0 },
    ...more,
  };
}

function breakdown(more = {}) {
  return { statuses: { pending: 5 }, due: 5, dueIsMore: false, reasons: [], outcomes: [], ...more };
}

function answers(given = {}) {
  return whyNobody({ campaign: campaign(), activity: activity(), breakdown: breakdown(), now: NOW, when: (time) => `at ${time}`, ...given });
}

function titles(given) {
  return answers(given).map(({ title }) => title);
}

test('there is an answer in every status', () => {
  for (const status of ['draft', 'scheduled', 'active', 'paused', 'completed', 'stopped']) {
    const [first] = answers({ campaign: campaign({ status }), activity: null, breakdown: null });
    assert.ok(first.title, status);
  }
  assert.match(answers({ campaign: campaign({ status: 'paused', statusReason: 'the account is empty' }) })[0].text, /the account is empty/);
});

test('where nothing stands in the way the next call is being prepared', () => {
  assert.deepEqual(titles(), ['The next call is being prepared']);
  assert.match(answers()[0].text, /5 contacts wait/);
});

test('calls under way come first, and what holds back others after them', () => {
  const full = activity({ underWay: { campaign: 5, campaignLimit: 5, account: 5, accountLimit: 100 } });
  assert.deepEqual(titles({ activity: full }), ['5 calls are under way', 'As many calls are under way as it may have at one time (5)']);
});

test('each thing that holds back everybody is named', () => {
  assert.match(titles({ activity: activity({ driven: false }) })[0], /No dialer/);
  assert.match(titles({ activity: activity({ turnWaitMillis: undefined }) })[0], /Nobody knows when/);
  assert.match(titles({ activity: activity({ turnWaitMillis: 20_000 }) })[0], /in 20 s/);
  assert.match(titles({ activity: activity({ callerIds: { all: 0, usedUp: 0, resting: 0 } }) })[0], /no number to call from/);
  assert.match(answers({ activity: activity({ callerIds: { all: 2, usedUp: 1, resting: 1, freeAt: 'T' } }) })[0].text, /free again at T/);
  assert.match(titles({ activity: activity({ underWay: { campaign: 0, campaignLimit: 5, account: 100, accountLimit: 100 } }) })[0], /account has all/);
  assert.match(titles({ campaign: campaign({ endDate: '2026-12-01T09:00:00Z' }) })[0], /It ended/);
  assert.match(titles({ campaign: campaign({ stats: { totalContacts: 0 } }) })[0], /no contacts/);
});

test('a cap counts what calls under way may cost', () => {
  const spend = { today: 1, todayReserved: 8.8, total: 1, reserved: 8.8 };
  const day = answers({ campaign: campaign({ config: { caps: { perCall: 0.5, perDay: 10 } } }), activity: activity({ spend }) })[0];
  assert.match(day.title, /money of the day/);
  assert.match(day.text, /reserved/);
  const all = titles({ campaign: campaign({ config: { caps: { perCall: 0.5, perCampaign: 10 } } }), activity: activity({ spend }) })[0];
  assert.match(all, /money of the campaign/);
});

test('the hours of the campaign are an answer only where they are everybody’s', () => {
  const window = { open: false, reason: 'outside-hours', next: 'T' };
  const everybody = campaign({ config: { caps: {}, schedule: { useContactTimeZone: false } } });
  assert.match(answers({ campaign: everybody, activity: activity({ window }) })[0].text, /open at T/);
  assert.deepEqual(titles({ activity: activity({ window }) }), ['The next call is being prepared']);
});

test('where all wait, the reason of most is told with the time of the next look', () => {
  const waits = breakdown({
    due: 0,
    reasons: [
      { reason: 'opted-out', ends: true, contacts: 9 },
      { reason: 'outside-hours', ends: false, contacts: 4, nextLook: '2026-12-01T14:00:00Z' },
      { reason: 'number-cap', ends: false, contacts: 1, nextLook: '2026-12-01T12:00:00Z' },
    ],
  });
  const [first] = answers({ breakdown: waits });
  assert.equal(first.title, '4 of 5 who wait: it is outside the calling hours');
  assert.match(first.text, /at 2026-12-01T12:00:00Z/);
  assert.match(titles({ breakdown: breakdown({ due: 0 }) })[0], /called again later/);
  assert.match(titles({ breakdown: breakdown({ statuses: { completed: 5 }, due: 0 }) })[0], /Nobody is left/);
});

test('every reason has words, and they never are its code', () => {
  for (const reason of knownReasons()) {
    assert.notEqual(reasonWords(reason), reason);
    assert.equal(typeof reasonAdvice(reason), 'string');
  }
  assert.equal(reasonWords('some-new-reason'), 'Some new reason');
});
