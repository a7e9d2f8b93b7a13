import { saveFile } from '../widgets/save-file.js';

/** Saves what a service answers as a file; the token goes with the request, so a plain link would not do. */
export async function download(api, path, { query = {}, name, accept = 'text/csv', signal } = {}) {
  const answer = await api.stream(path, { query, accept, signal });
  saveFile(await answer.blob(), name);
}
