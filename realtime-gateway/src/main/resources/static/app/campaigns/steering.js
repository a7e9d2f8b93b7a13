/*
 * What can be done with a campaign as a whole, who may, and what each will do in numbers. Knows nothing of a browser; the
 * service decides again.
 */
const ADMINS = ['schedule', 'unschedule', 'start', 'resume', 'stop', 'archive'];

const WORDS = {
  schedule: 'Schedule', unschedule: 'Do not start by itself', start: 'Start', pause: 'Pause', resume: 'Resume', stop: 'Stop', archive: 'Archive',
};

/** The usual reason of what takes one click; all others are asked for one. */
export const PAUSED_BY_HAND = 'paused in the dashboard';

/** What is shown: [{action, word, allowed, hint}], in a fixed order. Where the role does not allow it, the hint says which one does. */
export function actionsOf({ possible }, session) {
  return Object.keys(WORDS)
    .filter((action) => (possible ?? []).includes(action))
    .map((action) => {
      const wanted = ADMINS.includes(action) ? 'admin' : 'operator';
      const allowed = wanted === 'admin' ? session.isAdmin : session.isOperator;
      return { action, word: WORDS[action], allowed, hint: allowed ? '' : `For ${wanted}s: ask one to do it.` };
    });
}

/** Whether somebody has to say why. */
export function needsReason(action) {
  return ['unschedule', 'resume', 'stop', 'archive'].includes(action);
}

/** What it will do, in numbers. */
export function effectOf(action, { stats, startDate }, { underWay = stats.inProgress, when = (time) => time } = {}) {
  const waiting = contacts(stats.pending);
  const live = underWay === 1 ? '1 call is under way' : `${underWay} calls are under way`;
  switch (action) {
    case 'schedule':
      return startDate
        ? `It starts by itself ${when(startDate)} and then calls ${waiting}.`
        : 'It starts by itself at its start date. It has none yet: set one among its rules.';
    case 'unschedule':
      return `It becomes a draft again, and nobody of its ${contacts(stats.totalContacts)} is called until somebody starts it.`;
    case 'start':
      return `It begins to call ${waiting} at once, as far as the rules allow.`;
    case 'pause':
      return underWay === 0
        ? `No new call begins; ${stays(stats.pending)} until somebody resumes it.`
        : `No new call begins; ${live} and ${underWay === 1 ? 'goes' : 'go'} on to ${underWay === 1 ? 'its' : 'their'} end. ${capital(stays(stats.pending))}.`;
    case 'resume':
      return `It goes on to call ${waiting}, as far as the rules allow.`;
    case 'stop':
      return `It ends for good: ${waiting} will not be called. ${underWay === 0 ? 'No call is under way.' : `${capital(live)}.`}`;
    case 'archive':
      return 'It is not listed any more unless asked for. Nothing of it is deleted.';
    default:
      return '';
  }
}

function stays(pending) {
  return pending === 0 ? 'nobody waits' : `${contacts(pending)} ${pending === 1 ? 'stays' : 'stay'} where ${pending === 1 ? 'it is' : 'they are'}`;
}

function contacts(number) {
  return number === 1 ? '1 contact' : `${number.toLocaleString()} contacts`;
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
