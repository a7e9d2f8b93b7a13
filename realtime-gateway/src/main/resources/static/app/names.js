/** Names of campaigns and agents, which calls name by their ids, for those who choose among them. Each [id, name], by name. */
export async function campaignNames(services, signal) {
  const { body } = await services.campaigns.get('/api/v1/campaigns', { query: { limit: 200 }, signal });
  return byName(body.items.map(({ id, name }) => [id, name]));
}

export async function agentNames(services, signal) {
  const { body } = await services.transcripts.get('/api/v1/agents', { query: { limit: 200 }, signal });
  return byName(body.items.map(({ id, agentId, name }) => [id ?? agentId, name]));
}

function byName(pairs) {
  return pairs.sort(([, one], [, other]) => String(one).localeCompare(String(other)));
}
