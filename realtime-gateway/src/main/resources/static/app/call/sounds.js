/**
 * What can be heard of a call: recordings of Twilio's, and the conversation as ElevenLabs has it. Each {word, startsAt, link}; links
 * end after some minutes, and are asked for when they are needed.
 */
export async function soundsOf({ services, call, transcript, signal }) {
  const { body } = await services.calls.get(`/api/v1/calls/${call.sid}/recordings`, { query: { limit: 50 }, signal });
  const recordings = body.items.filter(({ status }) => status === 'completed').map((recording) => ({
    word: `Recording${recording.channels === 2 ? ', 2 channels' : ''}`,
    startsAt: Date.parse(recording.startTime ?? call.answeredAt ?? call.startTime),
    link: (how) => linkTo(services.calls, `/api/v1/recordings/${recording.recordingSid}/media-links`, how),
  }));
  const conversation = transcript?.status === 'done' ? [{
    word: 'Conversation',
    startsAt: Date.parse(transcript.startTime ?? call.answeredAt ?? call.startTime),
    link: (how) => linkTo(services.transcripts, `/api/v1/transcripts/${encodeURIComponent(transcript.conversationId)}/audio-links`, how),
  }] : [];
  return [...recordings, ...conversation];
}

/** What the sounds of a call are made from, as a text: they are asked for again only where it differs. */
export function soundsKey({ call, transcript }) {
  return [call.recordings?.length ?? 0, call.transcriptId ?? '', transcript?.status ?? ''].join(' ');
}

async function linkTo(service, path, { signal }) {
  const { body } = await service.post(path, undefined, { signal });
  return service.url(body.url);
}
