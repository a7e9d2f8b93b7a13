package dev.ringway.events;

import dev.ringway.events.agents.AgentEvent;
import dev.ringway.events.attempts.DialAttemptEvent;
import dev.ringway.events.audit.AuditEvent;
import dev.ringway.events.calls.CallEvent;
import dev.ringway.events.campaigns.CampaignContactEvent;
import dev.ringway.events.campaigns.CampaignEvent;
import dev.ringway.events.commands.CampaignCommand;
import dev.ringway.events.contacts.ContactEvent;
import dev.ringway.events.elevenlabs.ElevenLabsEvent;
import dev.ringway.events.erasures.TranscriptErasureEvent;
import dev.ringway.events.imports.ImportEvent;
import dev.ringway.events.recordings.RecordingEvent;
import dev.ringway.events.suppressions.SuppressionEvent;
import dev.ringway.events.transcription.TranscriptionEvent;
import dev.ringway.events.transcripts.TranscriptEvent;
import dev.ringway.events.twilio.TwilioEvent;
import java.util.List;

/** Every topic of the system. */
public final class Topics {

    /** What Twilio sent, keyed by Call SID. */
    public static final Topic<TwilioEvent> TWILIO_EVENTS = new Topic<>("twilio.events.v1", TwilioEvent.class, false);

    /** What Twilio's real-time transcription heard, keyed by Call SID. */
    public static final Topic<TranscriptionEvent> TRANSCRIPT_SEGMENTS =
            new Topic<>("transcript-segments.v1", TranscriptionEvent.class, false);

    /** What ElevenLabs sent, keyed by conversation id, or by the body's hash where none is named. */
    public static final Topic<ElevenLabsEvent> ELEVENLABS_EVENTS =
            new Topic<>("elevenlabs.events.v1", ElevenLabsEvent.class, false);

    /** The newest state of every call, keyed by Call SID. */
    public static final Topic<CallEvent> CALLS_CHANGED = new Topic<>("calls.changed.v1", CallEvent.class, true);

    /** The newest state of every recording, keyed by Recording SID. */
    public static final Topic<RecordingEvent> RECORDINGS_CHANGED =
            new Topic<>("recordings.changed.v1", RecordingEvent.class, true);

    /** The newest state of every contact, keyed by contact id. */
    public static final Topic<ContactEvent> CONTACTS_CHANGED =
            new Topic<>("contacts.changed.v1", ContactEvent.class, true);

    /** The newest state of every campaign, keyed by campaign id. */
    public static final Topic<CampaignEvent> CAMPAIGNS_CHANGED =
            new Topic<>("campaigns.changed.v1", CampaignEvent.class, true);

    /** The newest state of every contact in a campaign, keyed by campaign id and contact id with a colon between. */
    public static final Topic<CampaignContactEvent> CAMPAIGN_CONTACTS_CHANGED =
            new Topic<>("campaign-contacts.changed.v1", CampaignContactEvent.class, true);

    /** The newest state of every agent of ours, keyed by ElevenLabs' agent id. */
    public static final Topic<AgentEvent> AGENTS_CHANGED = new Topic<>("agents.changed.v1", AgentEvent.class, true);

    /** The newest state of every transcript, keyed by conversation id, or while live by {@code live:} and the Call SID. */
    public static final Topic<TranscriptEvent> TRANSCRIPTS_CHANGED =
            new Topic<>("transcripts.changed.v1", TranscriptEvent.class, true);

    /** What was deleted or redacted of conversations, keyed as transcripts are. */
    public static final Topic<TranscriptErasureEvent> TRANSCRIPT_ERASURES_CHANGED =
            new Topic<>("transcript-erasures.changed.v1", TranscriptErasureEvent.class, true);

    /** The newest state of every dial attempt, keyed by its id. */
    public static final Topic<DialAttemptEvent> DIAL_ATTEMPTS_CHANGED =
            new Topic<>("dial-attempts.changed.v1", DialAttemptEvent.class, true);

    /** The newest state of every number that is not called, keyed by its list and number. */
    public static final Topic<SuppressionEvent> SUPPRESSIONS_CHANGED =
            new Topic<>("suppressions.changed.v1", SuppressionEvent.class, true);

    /** What campaign-service is asked for, keyed by what it is about. */
    public static final Topic<CampaignCommand> CAMPAIGN_COMMANDS =
            new Topic<>("commands.campaign-service.v1", CampaignCommand.class, false);

    /** How far each import of contacts is, keyed by its id. */
    public static final Topic<ImportEvent> IMPORTS_PROGRESS =
            new Topic<>("imports.progress.v1", ImportEvent.class, false);

    /** Who wrote what, keyed by the write's audit id. */
    public static final Topic<AuditEvent> AUDIT = new Topic<>("audit.v1", AuditEvent.class, false);

    private static final List<Topic<? extends EventData>> ALL = List.of(
            TWILIO_EVENTS,
            TRANSCRIPT_SEGMENTS,
            ELEVENLABS_EVENTS,
            CALLS_CHANGED,
            RECORDINGS_CHANGED,
            CONTACTS_CHANGED,
            CAMPAIGNS_CHANGED,
            CAMPAIGN_CONTACTS_CHANGED,
            AGENTS_CHANGED,
            TRANSCRIPTS_CHANGED,
            TRANSCRIPT_ERASURES_CHANGED,
            DIAL_ATTEMPTS_CHANGED,
            SUPPRESSIONS_CHANGED,
            CAMPAIGN_COMMANDS,
            IMPORTS_PROGRESS,
            AUDIT);

    private Topics() {}

    public static List<Topic<? extends EventData>> all() {
        return ALL;
    }

    /** The one topic that carries records of this class. */
    public static Topic<? extends EventData> carrying(Class<? extends EventData> dataClass) {
        return ALL.stream()
                .filter(topic -> topic.family().isAssignableFrom(dataClass))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no topic carries " + dataClass.getName()));
    }
}
