/**
 * Where the services are, as a browser reaches them, and how people sign in: {socketUrl, callStoreUrl, campaignUrl,
 * transcriptUrl}, all origins.
 */
export async function loadConfig() {
  let answer;
  try {
    answer = await fetch('/config.json');
  } catch (error) {
    throw new Error('The dashboard\'s server cannot be reached. Load the page again when it is back.', { cause: error });
  }
  if (!answer.ok) {
    throw new Error(`The page's settings could not be read (${answer.status}).`);
  }
  return answer.json();
}
