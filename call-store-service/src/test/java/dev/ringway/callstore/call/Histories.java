package dev.ringway.callstore.call;

import dev.ringway.callstore.report.CallControlled;
import dev.ringway.callstore.report.CallFetched;
import dev.ringway.callstore.report.RecordingDeleted;
import dev.ringway.callstore.report.RecordingFetched;
import dev.ringway.callstore.report.Report;
import dev.ringway.callstore.report.SystemReport;
import dev.ringway.callstore.report.SystemReports;
import dev.ringway.events.Event;
import dev.ringway.events.EventData;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.events.elevenlabs.CallInitiationFailed;
import dev.ringway.events.elevenlabs.ConversationAudioStored;
import dev.ringway.events.elevenlabs.ConversationEnded;
import dev.ringway.events.elevenlabs.OtherWebhookReceived;
import dev.ringway.events.transcription.TranscriptionReported;
import dev.ringway.events.twilio.AgentConnectionReported;
import dev.ringway.events.twilio.AmdReported;
import dev.ringway.events.twilio.CallStatusReported;
import dev.ringway.events.twilio.FallbackRequested;
import dev.ringway.events.twilio.RecordingReported;
import dev.ringway.events.twilio.VoiceRequested;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Random reports of every kind about one call, also such as no provider would send together. Equal seeds give equal
 * reports.
 */
public final class Histories {

    private static final List<String> STATUSES = Stream.concat(
                    Arrays.stream(CallStatus.values()).map(CallStatus::text), Stream.of("parked", "transferred"))
            .toList();
    private static final List<String> ACCOUNTS =
            List.of("AC" + "0123456789abcdef".repeat(2), "AC" + "9".repeat(32), "AC1");

    private final Random random;
    private final String sid;
    private final Optional<String> attemptId;

    /** @param attemptId of the one attempt that placed the call; some reports name it */
    public Histories(Random random, String sid, Optional<String> attemptId) {
        this.random = random;
        this.sid = sid;
        this.attemptId = attemptId;
    }

    /** So many reports, each with an id of its own. */
    public List<Report> reports(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> new Report(sid, report(index)))
                .toList();
    }

    /** The conversation ids are the call's own. */
    public String conversationId() {
        return "conv_" + sid.substring(20) + "_" + random.nextInt(2);
    }

    private Event<?> report(int index) {
        List<IntFunction<Event<?>>> kinds = List.of(
                this::status,
                this::status,
                this::status,
                this::amd,
                this::recording,
                this::recording,
                this::voice,
                this::fallback,
                this::connection,
                this::ended,
                this::ended,
                this::audio,
                this::initiationFailed,
                this::other,
                this::heard,
                this::system,
                this::system);
        return kinds.get(random.nextInt(kinds.size())).apply(index);
    }

    private Event<?> status(int index) {
        EventDraft<CallStatusReported> draft = draft(CallStatusReported.class)
                .with("callStatus", one(STATUSES))
                .with("direction", one(List.of("inbound", "outbound-api", "sideways")))
                .with("fromPlace", Map.of("city", one(List.of("ALBANY", "TROY")), "country", "US"))
                .with("toPlace", Map.of("state", one(List.of("NY", "VT"))));
        draft = perhaps(draft, "answeredBy", List.of("human", "machine_start", "unknown", "parrot", "fax"));
        draft = perhaps(draft, "duration", List.of(0, 1, 60));
        draft = perhaps(draft, "sipResponseCode", List.of(180, 200, 404, 486));
        draft = perhaps(draft, "errorCode", List.of(0, 21211, 13224));
        draft = perhaps(draft, "stirVerstat", List.of("TN-Validation-Passed-A", "No-TN-Validation"));
        draft = perhaps(draft, "callerName", List.of("ADA", "BEA"));
        draft = perhaps(draft, "forwardedFrom", List.of("+15005550001", "+15005550002"));
        draft = perhaps(draft, "recordingSid", List.of(recordingSid(), "RE-odd"));
        draft = perhaps(draft, "campaignId", List.of("told-1", "told-2"));
        draft = perhaps(draft, "contactId", List.of("contact-1", "contact-2"));
        return event(linked(perhaps(draft, "sequenceNumber", List.of(0, 1, 2, 9))), index);
    }

    private Event<?> amd(int index) {
        EventDraft<AmdReported> draft = draft(AmdReported.class)
                .with("answeredBy", one(List.of("human", "machine_end_beep", "machine_start", "unknown")));
        return event(linked(perhaps(draft, "machineDetectionDurationMs", List.of(100, 2400))), index);
    }

    private Event<?> recording(int index) {
        EventDraft<RecordingReported> draft = draft(RecordingReported.class)
                .with("recordingSid", recordingSid())
                .with("recordingStatus", one(List.of("in-progress", "completed", "absent", "melted")));
        draft = perhaps(draft, "duration", List.of(1, 30));
        draft = perhaps(draft, "channels", List.of(1, 2, 3));
        draft = perhaps(draft, "track", List.of("both", "sideways"));
        draft = perhaps(draft, "errorCode", List.of(0, 13000));
        return event(linked(draft), index);
    }

    private Event<?> voice(int index) {
        return event(
                linked(perhaps(draft(VoiceRequested.class), "agentId", List.of("agent-1", "agent-2"))
                        .with("direction", "outbound-api")
                        .with("callStatus", index % 2 == 0 ? "ringing" : "in-progress")),
                index);
    }

    private Event<?> fallback(int index) {
        return event(linked(perhaps(draft(FallbackRequested.class), "errorCode", List.of(11200, 12100))), index);
    }

    private Event<?> connection(int index) {
        EventDraft<AgentConnectionReported> draft = EventDraft.blank(AgentConnectionReported.class)
                .with("callSid", sid)
                .with("accountSid", one(ACCOUNTS))
                .with("result", one(List.of("connected", "failed", "dreaming")));
        return event(linked(perhaps(draft, "reason", List.of("timed-out", "status-429"))), index);
    }

    private Event<?> ended(int index) {
        EventDraft<ConversationEnded> draft =
                EventDraft.blank(ConversationEnded.class).with("conversationId", conversationId());
        draft = perhaps(draft, "startTime", List.of(Reports.START.plusSeconds(5), Reports.START.plusSeconds(20)));
        draft = perhaps(draft, "agentId", List.of("agent-1", "agent-2"));
        draft = perhaps(draft, "agentName", List.of("Ada", "Bea"));
        draft = perhaps(draft, "costUsd", List.of("0.1200", "0.12", "7", "700"));
        draft = perhaps(draft, "terminationReason", List.of("Client disconnected: 1000", "end_call tool was called"));
        draft = perhaps(draft, "callSuccessful", List.of("success", "failure", "unknown", "maybe"));
        draft = perhaps(draft, "voiceId", List.of("voice-1", "voice-2"));
        draft = perhaps(draft, "latencyMs", List.of(370, 570));
        return event(linked(draft), index);
    }

    private Event<?> audio(int index) {
        return event(
                EventDraft.blank(ConversationAudioStored.class)
                        .with("conversationId", conversationId())
                        .with(
                                "audio",
                                Map.of(
                                        "location",
                                        "file:/a.mp3",
                                        "size",
                                        7,
                                        "sha256",
                                        "00",
                                        "contentType",
                                        "audio/mpeg")),
                index);
    }

    private Event<?> initiationFailed(int index) {
        return event(
                linked(perhaps(
                                EventDraft.blank(CallInitiationFailed.class),
                                "callStatus",
                                List.of("busy", "no-answer", "failed", "completed"))
                        .with("conversationId", conversationId())
                        .with("failureReason", one(List.of("busy", "no-answer", "unknown")))),
                index);
    }

    private Event<?> other(int index) {
        return event(
                EventDraft.blank(OtherWebhookReceived.class)
                        .with("webhookType", "dream")
                        .with("bodySha256", "00" + index)
                        .with("conversationId", conversationId()),
                index);
    }

    private Event<?> heard(int index) {
        return event(
                linked(draft(TranscriptionReported.class)
                        .with("transcriptionSid", "GT1")
                        .with("event", "transcription-content")
                        .with("track", one(List.of("inbound_track", "outbound_track")))
                        .with("text", "Hello")),
                index);
    }

    private Event<?> system(int index) {
        SystemReport report = switch (random.nextInt(5)) {
            case 0 -> fetched();
            case 1 ->
                new RecordingFetched(
                        sid,
                        recordingSid(),
                        maybe(ACCOUNTS),
                        one(List.of("completed", "processing", "paused")),
                        maybe(List.of(1L, 30L)),
                        Optional.of(2),
                        Optional.empty(),
                        maybe(List.of("OutboundAPI")),
                        maybe(List.of("https://api.twilio.com/a")),
                        maybe(List.of("mp3", "wav")),
                        maybe(List.of(5L, 6L)),
                        Optional.of(Reports.START.plusSeconds(6)),
                        Optional.of(0));
            case 2 ->
                new RecordingDeleted(
                        sid, recordingSid(), Reports.START.plusSeconds(60 + random.nextInt(3)), Optional.empty());
            case 3 -> controlled(index, "end", one(List.of("done", "already-over")));
            default -> controlled(index, "transfer", one(List.of("done", "answered", "unanswered", "refused")));
        };
        Event<SystemReport> event = SystemReports.of(report, Reports.START.plusSeconds(100 + index));
        return new Event<>(
                event.id() + ":" + index,
                event.source(),
                event.time(),
                event.receivedAt(),
                event.traceParent(),
                event.data());
    }

    private SystemReport fetched() {
        return new CallFetched(
                sid,
                maybe(ACCOUNTS),
                one(STATUSES),
                maybe(List.of("outbound-api")),
                maybe(List.of("+15005550006")),
                maybe(List.of("+14155550100")),
                Optional.empty(),
                Optional.of(Reports.START),
                maybe(List.of(Reports.START.plusSeconds(1))),
                maybe(List.of(Reports.START.plusSeconds(30), Reports.START.plusSeconds(31))),
                maybe(List.of(25L, 26L)),
                maybe(List.of("-0.00850", "-0.0085", "-0.02", "free")),
                maybe(List.of("USD", "EUR")),
                maybe(List.of("human", "machine_start")),
                Optional.empty(),
                Optional.empty(),
                maybe(List.of("us1")));
    }

    private SystemReport controlled(int index, String action, String result) {
        return new CallControlled(sid, "command-" + index, action, result, Optional.of("ada"), Optional.empty());
    }

    private String recordingSid() {
        return "RE" + sid.substring(3) + random.nextInt(2);
    }

    private <T extends EventData> EventDraft<T> draft(Class<T> type) {
        return EventDraft.blank(type)
                .with("callSid", sid)
                .with("accountSid", one(ACCOUNTS))
                .with("parameters", Map.of("CallSid", List.of(sid)));
    }

    private <T extends EventData> EventDraft<T> linked(EventDraft<T> draft) {
        return attemptId.isPresent() && random.nextInt(3) == 0 ? draft.with("attemptId", attemptId.get()) : draft;
    }

    private <T extends EventData> EventDraft<T> perhaps(EventDraft<T> draft, String field, List<?> values) {
        return random.nextBoolean() ? draft.with(field, one(values)) : draft;
    }

    private <T extends EventData> Event<T> event(EventDraft<T> draft, int index) {
        Instant time = Reports.START.plusSeconds(random.nextInt(4) * 10L);
        return draft.at(time).id("report:" + sid + ":" + index).event();
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> Optional<T> maybe(List<T> values) {
        return random.nextBoolean() ? Optional.of(one(values)) : Optional.empty();
    }
}
