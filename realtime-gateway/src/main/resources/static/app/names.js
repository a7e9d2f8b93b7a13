const PAGE = 200;
const PAGES = 10; // for what is beyond them, ids stand

/** Names of campaigns and agents, which calls name by their ids, for those who choose among them. Each [id, name], by name. */
export async function campaignNames(services, signal) {
  const campaigns = await all(services.campaigns, '/api/v1/campaigns', signal);
  return byName(campaigns.map(({ id, name }) => [id, name]));
}

export async function agentNames(services, signal) {
  const agents = await all(services.transcripts, '/api/v1/agents', signal);
  return byName(agents.map(({ id, agentId, name }) => [id ?? agentId, name]));
}

async function all(service, path, signal) {
  const items = [];
  let cursor = null;
  let page = 0;
  do {
    const { body } = await service.get(path, { query: { limit: PAGE, cursor }, signal });
    items.push(...body.items);
    cursor = body.next ?? null;
    page += 1;
  } while (cursor !== null && page < PAGES);
  return items;
}

function byName(pairs) {
  return pairs.sort(([, one], [, other]) => String(one).localeCompare(String(other)));
}
