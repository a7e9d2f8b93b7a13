package dev.ringway.callstore.call;

import dev.ringway.callstore.report.Report;
import dev.ringway.callstore.report.ReportTime;
import dev.ringway.events.elevenlabs.CallInitiationFailed;
import dev.ringway.events.elevenlabs.ConversationAudioStored;
import dev.ringway.events.elevenlabs.ConversationEnded;
import dev.ringway.events.elevenlabs.ElevenLabsEvent;
import dev.ringway.events.elevenlabs.InitiationRequested;
import dev.ringway.events.elevenlabs.OtherWebhookReceived;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What a report of {@code elevenlabs.events.v1} tells of the call that it was found to be about. */
final class ElevenLabsTelling {

    private static final Set<CallStatus> NOT_ANSWERED =
            Set.of(CallStatus.BUSY, CallStatus.NO_ANSWER, CallStatus.FAILED, CallStatus.CANCELED);

    private ElevenLabsTelling() {}

    static Telling of(ElevenLabsEvent event, Report report) {
        Instant time = ReportTime.of(report.event());
        return switch (event) {
            case ConversationEnded ended -> toldBy(ended, report);
            case ConversationAudioStored stored ->
                Telling.of(report.callSid(), time)
                        .agent(AgentPart.of(Conversation.of(stored.conversationId(), stored.agentId())));
            case CallInitiationFailed failed -> toldBy(failed, report);
            case InitiationRequested asked ->
                Telling.of(report.callSid(), time)
                        .links(Optional.empty(), Optional.empty(), asked.contactId())
                        .agent(AgentPart.of(asked.agentId(), Optional.empty()));
            case OtherWebhookReceived other ->
                Telling.of(report.callSid(), time)
                        .agent(other.conversationId()
                                .map(id -> AgentPart.of(Conversation.of(id, other.agentId())))
                                .orElse(AgentPart.NONE));
        };
    }

    private static Telling toldBy(ConversationEnded ended, Report report) {
        Optional<Instant> start = ended.startTime().map(ReportTime::toMillis);
        return Telling.of(
                        report.callSid(),
                        start.map(time -> earlier(time, report)).orElseGet(() -> ReportTime.of(report.event())))
                .links(ended.attemptId(), ended.campaignId(), ended.contactId())
                .agent(AgentPart.of(new Conversation(
                        ended.conversationId(),
                        start,
                        ended.agentId(),
                        ended.agentName(),
                        ended.voiceId(),
                        ended.callSuccessful().flatMap(CallSuccess::of),
                        ended.terminationReason().filter(reason -> !reason.isBlank()),
                        Optional.empty(),
                        ended.costUsd().flatMap(Money::of),
                        ended.latencyMs())));
    }

    /** A conversation may be fetched long after it was held, so its start is believed however old it is. */
    private static Instant earlier(Instant start, Report report) {
        Instant time = ReportTime.of(report.event());
        return start.isBefore(time) && start.isAfter(Instant.EPOCH) ? start : time;
    }

    /**
     * Twilio's side of the failure comes by Twilio's own callbacks too, unless the call is ElevenLabs' own; here it is a
     * second witness, which gives way to a report that has a count.
     */
    private static Telling toldBy(CallInitiationFailed failed, Report report) {
        Conversation conversation = Conversation.of(failed.conversationId(), failed.agentId());
        Instant time = ReportTime.of(report.event());
        return Telling.of(report.callSid(), time)
                .standing(
                        failed.callStatus()
                                .flatMap(CallStatus::of)
                                .filter(NOT_ANSWERED::contains)
                                .map(status -> new Standing(status, Optional.empty(), Optional.of(time)))
                                .orElse(Standing.UNKNOWN),
                        Optional.empty())
                .links(failed.attemptId(), failed.campaignId(), failed.contactId())
                .network(failed.sipResponseCode(), Optional.empty(), Optional.empty())
                .agent(AgentPart.of(conversation.failed(failed.failureReason())));
    }
}
