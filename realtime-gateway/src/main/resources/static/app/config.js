/** Where the services are, as a browser reaches them: {socketUrl, callStoreUrl}, both origins. */
export async function loadConfig() {
  const answer = await fetch('/config.json');
  if (!answer.ok) {
    throw new Error(`The page's settings could not be read (${answer.status}).`);
  }
  return answer.json();
}
