/* What is told of an import. Knows nothing of a browser. */
const REFUSALS = {
  'bad-quotes': 'quotes that do not match', 'row-too-long': 'a row that is too long', 'cell-count': 'more or fewer cells than the header',
  'invalid-phone-number': 'a phone number that cannot be one', 'invalid-field': 'a field that is wrong',
  'same-number': 'a number that an earlier row has', 'too-much': 'too many tags, groups or custom fields',
};
const OVER = ['done', 'failed', 'cancelled'];

export function refusalWords(reason) {
  return REFUSALS[reason] ?? reason;
}

export function isOver({ state }) {
  return OVER.includes(state);
}

export function refusedOf({ counts }) {
  return Object.values(counts.refused).reduce((sum, many) => sum + many, 0);
}

/** What the room `imports` tells, in the shape in which the service answers. */
export function toldOf(told, known) {
  return {
    ...known,
    version: told.version,
    state: told.state,
    progress: { bytes: told.bytesRead, percent: told.bytes === 0 ? 100 : Math.floor((told.bytesRead / told.bytes) * 100) },
    counts: {
      ...known.counts,
      read: told.rows, created: told.created, updated: told.updated, unchanged: told.unchanged,
      refused: told.refused === refusedOf(known) ? known.counts.refused : { ...(told.refused > 0 ? { rows: told.refused } : {}) },
      addedToCampaign: told.addedToCampaign,
    },
  };
}

/** The newer of what was read and what the room tells. */
export function newest(known, told) {
  return told && told.version > known.version ? toldOf(told, known) : known;
}

/** What came of it, in sentences: the most important first. */
export function resultOf(done) {
  const { counts, options } = done;
  const dry = options.dryRun ? 'would be ' : '';
  const sentences = [];
  if (done.state === 'failed') {
    sentences.push(done.problem ?? 'The import failed. What it imported before stays; import the file again.');
  } else if (done.state === 'cancelled') {
    sentences.push('The import was ended before its last row. What it imported before stays.');
  }
  sentences.push(`${rows(counts.read)} read: ${counts.created.toLocaleString()} ${dry}added, `
    + `${counts.updated.toLocaleString()} ${dry}changed, ${counts.unchanged.toLocaleString()} there already.`);
  if (counts.addedToCampaign !== undefined) {
    sentences.push(`${counts.addedToCampaign.toLocaleString()} came into the campaign`
      + `${counts.suppressedInCampaign ? `, of which ${counts.suppressedInCampaign.toLocaleString()} are not to be called` : ''}`
      + `${counts.alreadyInCampaign ? `; ${counts.alreadyInCampaign.toLocaleString()} were in it before` : ''}.`);
  }
  const refused = refusedOf(done);
  sentences.push(refused === 0 ? 'No row was refused.' : `${rows(refused)} ${refused === 1 ? 'was' : 'were'} refused.`);
  return sentences;
}

function rows(number) {
  return number === 1 ? '1 row' : `${number.toLocaleString()} rows`;
}
