/**
 * The contract of realtime-gateway for clients in TypeScript, or in JavaScript with checked types. In words it stands in
 * realtime-gateway/README.md, with the schemas of all payloads in realtime-gateway.asyncapi.yaml.
 *
 *     const socket: Socket<ServerToClient, ClientToServer> = io(url, { auth: { token } });
 */

/** `<epoch>:<id>`; opaque. Keep the newest of each room, and give it when you subscribe again. */
export type Cursor = string;

/** UTC, as in `2026-12-01T09:30:00Z`. */
export type Timestamp = string;

/** What there is in each room, as a snapshot tells it. */
export interface Snapshots {
  calls: { calls: Call[] };
  call: { call: Call | null };
  campaigns: { campaigns: Campaign[] };
  campaign: { campaign: Campaign | null };
  contacts: Record<string, never>;
  imports: { imports: ContactImport[] };
  transcripts: Record<string, never>;
  transcript: { transcript: LiveTranscript | null };
}

/** What happens in each room: the types of its steps, and what they tell. */
export interface Steps {
  calls: CallSteps;
  call: CallSteps;
  campaigns: CampaignSteps;
  campaign: CampaignSteps;
  contacts: {
    'contact.changed': ChangedContact;
    'contact.deleted': { contactId: string };
    /** So many changed that they were counted only: read the list anew. */
    'contacts.changed': { contacts: number };
  };
  imports: { 'import.changed': ContactImport; 'import.left': { importId: string } };
  transcripts: {
    'transcript.changed': ChangedTranscript;
    'transcript.deleted': { conversationId: string };
    /** As with contacts. */
    'transcripts.changed': { transcripts: number };
  };
  transcript: {
    'transcript.started': Transcription;
    'transcript.said': Segment;
    'transcript.stopped': Transcription;
    'transcript.deleted': { callSid: string };
  };
}

export interface CallSteps {
  'call.changed': Call;
  'call.deleted': { sid: string };
}

export interface CampaignSteps {
  'campaign.changed': Campaign;
  'campaign.deleted': { campaignId: string };
}

export type RoomKind = keyof Snapshots;

/** Rooms about one thing are named with its id. */
export type Room =
  | 'calls'
  | `call:${string}`
  | 'campaigns'
  | `campaign:${string}`
  | 'contacts'
  | 'imports'
  | 'transcripts'
  | `transcript:${string}`;

export type KindOf<R extends Room> = R extends `${infer Kind}:${string}` ? Kind & RoomKind : R & RoomKind;

/** One step of a room. `from` of a step is `to` of the step before it. */
export type Step<K extends RoomKind = RoomKind> = {
  [Kind in K]: {
    [Type in keyof Steps[Kind]]: { type: Type; from: Cursor; to: Cursor; data: Steps[Kind][Type] };
  }[keyof Steps[Kind]];
}[K];

export type StepType = { [Kind in RoomKind]: keyof Steps[Kind] }[RoomKind];

export type Change = Step & { room: Room };

/** In place of all that is known of the room. */
export interface SnapshotMessage<R extends Room = Room> {
  room: R;
  snapshot: Snapshots[KindOf<R>];
  cursor: Cursor;
}

/** All steps since the cursor that was given; applied, the room stands at the new one. */
export interface MissedMessage<R extends Room = Room> {
  room: R;
  missed: Step<KindOf<R>>[];
  cursor: Cursor;
}

export interface Problem<Code extends string> {
  code: Code;
  /** A sentence for people. */
  message: string;
}

export type SubscribeErrorCode = 'unknown_room' | 'forbidden' | 'too_many_rooms' | 'unavailable' | 'left';
export type UnsubscribeErrorCode = 'unknown_room';
export type RefreshErrorCode = 'token_missing' | 'token_refused' | 'unavailable' | 'other_subject' | 'busy';
/** In `error.data.code` of `connect_error`. */
export type ConnectErrorCode = 'token_missing' | 'token_refused' | 'unavailable';
export type EndCode = 'token_expired' | 'forbidden';
export type CloseCode = 'token_expired' | 'slow_client' | 'too_many_events' | 'shutting_down';

export interface Refused<Code extends string> {
  ok: false;
  error: Problem<Code>;
}

export type Subscribed<R extends Room = Room> =
  | ({ ok: true } & SnapshotMessage<R>)
  | ({ ok: true } & MissedMessage<R>)
  | Refused<SubscribeErrorCode>;
export type Unsubscribed<R extends Room = Room> = { ok: true; room: R } | Refused<UnsubscribeErrorCode>;
export type Refreshed = { ok: true; expiresAt: Timestamp } | Refused<RefreshErrorCode>;

export interface ClientToServer {
  subscribe: (request: { room: Room; cursor?: Cursor | undefined }, answer: (answer: Subscribed) => void) => void;
  unsubscribe: (request: { room: Room }, answer: (answer: Unsubscribed) => void) => void;
  /** A new token of the same subject, in place of the one that the client connected with. */
  refresh: (request: { token: string }, answer: (answer: Refreshed) => void) => void;
}

export interface ServerToClient {
  change: (change: Change) => void;
  snapshot: (snapshot: SnapshotMessage) => void;
  ended: (end: { room: Room } & Problem<EndCode>) => void;
  /** `reconnectIn`: milliseconds after which to come back; with `shutting_down`. */
  closing: (reason: Problem<CloseCode> & { reconnectIn?: number }) => void;
}

export interface Call {
  sid: string;
  version: number;
  status:
    | 'queued'
    | 'initiated'
    | 'ringing'
    | 'in-progress'
    | 'completed'
    | 'busy'
    | 'failed'
    | 'no-answer'
    | 'canceled';
  direction?: 'inbound' | 'outbound';
  /** E.164, or a client, a SIP address, `anonymous`; masked for those who may not see numbers. */
  from?: string;
  to?: string;
  parentCallSid?: string;
  accountSid?: string;
  conversationId?: string;
  attemptId?: string;
  attemptNumber?: number;
  campaignId?: string;
  contactId?: string;
  contactName?: string;
  agentId?: string;
  agentName?: string;
  startTime: Timestamp;
  ringingAt?: Timestamp;
  answeredAt?: Timestamp;
  endTime?: Timestamp;
  /** Seconds from answer to end. */
  duration?: number;
  ringDuration?: number;
  answeredBy?: string;
  amd?: { result: string; durationMs?: number };
  sipResponseCode?: number;
  stirVerstat?: string;
  terminatedBy?: 'caller' | 'agent' | 'system' | 'carrier' | 'unknown';
  terminationReason?: string;
  agentFailure?: string;
  outcome?: {
    status: 'success' | 'voicemail' | 'no-answer' | 'busy' | 'failed' | 'undialable' | 'unknown';
    reason?: string;
    notes?: string;
    followUpRequired?: boolean;
    followUpDate?: Timestamp;
  };
  price?: number;
  priceCurrency?: string;
  cost?: { telephony?: number; agent?: number; currency?: string };
  geo?: { city?: string; state?: string; zip?: string; country?: string };
  recordings?: {
    recordingSid: string;
    status: 'in-progress' | 'paused' | 'stopped' | 'processing' | 'completed' | 'absent' | 'deleted';
    duration?: number;
  }[];
  transcriptId?: string;
  callSuccessful?: 'success' | 'failure' | 'unknown';
  source?: 'api' | 'campaign' | 'inbound';
  tags: string[];
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

export interface Campaign {
  campaignId: string;
  version: number;
  name: string;
  status: 'draft' | 'scheduled' | 'active' | 'paused' | 'completed' | 'stopped';
  statusReason?: string;
  startDate?: Timestamp;
  endDate?: Timestamp;
  agentId?: string;
  stats: {
    totalContacts: number;
    pending: number;
    inProgress: number;
    attempted: number;
    completed: number;
    succeeded: number;
    failed: number;
    suppressed: number;
    answered: number;
    /** Seconds. */
    totalCallTime: number;
    spend: number;
  };
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

export interface ChangedContact {
  contactId: string;
  version: number;
  status: string;
  updatedAt: Timestamp;
}

export interface ContactImport {
  importId: string;
  version: number;
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  dryRun: boolean;
  bytesRead: number;
  bytes: number;
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  campaignId?: string;
  addedToCampaign?: number;
  suppressedInCampaign?: number;
  alreadyInCampaign?: number;
  notAddedToCampaign?: number;
  createdAt: Timestamp;
  updatedAt: Timestamp;
  endedAt?: Timestamp;
}

export interface ChangedTranscript {
  conversationId: string;
  version: number;
  status: string;
  callSid?: string;
  agentId?: string;
  campaignId?: string;
  contactId?: string;
  callSuccessful?: string;
  startTime?: Timestamp;
  updatedAt: Timestamp;
}

export interface LiveTranscript {
  callSid: string;
  state: 'running' | 'stopped';
  segments: Segment[];
}

export interface Transcription {
  callSid: string;
  transcriptionSid: string;
}

export interface Segment extends Transcription {
  sequenceId: number;
  timestamp?: Timestamp;
  track?: string;
  text: string;
  /** Whether it will not be corrected any more. */
  last: boolean;
  /** 0 to 1. */
  confidence?: number;
  languageCode?: string;
}
