package dev.ringway.callstore.call;

import dev.ringway.events.twilio.AgentConnectionReported;
import dev.ringway.events.twilio.AmdReported;
import dev.ringway.events.twilio.CallStatusReported;
import dev.ringway.events.twilio.FallbackRequested;
import dev.ringway.events.twilio.Place;
import dev.ringway.events.twilio.RecordingReported;
import dev.ringway.events.twilio.TwilioEvent;
import dev.ringway.events.twilio.VoiceRequested;
import java.time.Instant;
import java.util.Optional;

/** What a report of {@code twilio.events.v1} tells of its call. */
final class TwilioTelling {

    private TwilioTelling() {}

    static Telling of(TwilioEvent event, Instant time) {
        return switch (event) {
            case CallStatusReported report -> toldBy(report, time);
            case AmdReported report ->
                Telling.of(report.callSid(), time)
                        .links(report.attemptId(), report.campaignId(), report.contactId())
                        .answer(
                                Optional.of(report.answeredBy()),
                                Optional.of(new Amd(report.answeredBy(), report.machineDetectionDurationMs())));
            case RecordingReported report ->
                Telling.of(report.callSid(), time).links(report.attemptId(), report.campaignId(), report.contactId());
            case VoiceRequested report -> toldBy(report, time);
            case FallbackRequested report ->
                Telling.of(report.callSid(), time)
                        .links(report.attemptId(), report.campaignId(), report.contactId())
                        .parties(Line.of(report.direction(), report.from(), report.to()))
                        .agent(AgentPart.of(new VoiceUrlFailure(report.errorCode())));
            case AgentConnectionReported report -> toldBy(report, time);
        };
    }

    private static Telling toldBy(CallStatusReported report, Instant time) {
        Telling telling = Telling.of(report.callSid(), time)
                .links(report.attemptId(), report.campaignId(), report.contactId())
                .parties(new Line(report.direction(), report.from(), report.to())
                        .parties(
                                report.parentCallSid(),
                                report.forwardedFrom(),
                                report.callerName(),
                                report.fromPlace(),
                                report.toPlace()));
        return CallStatus.of(report.callStatus())
                .map(status -> telling.standing(standing(status, report, time), lasted(status, report))
                        .timing(timing(status, time))
                        .answer(report.answeredBy(), Optional.empty())
                        .network(report.sipResponseCode(), report.stirVerstat(), report.errorCode()))
                .orElse(telling);
    }

    private static Standing standing(CallStatus status, CallStatusReported report, Instant time) {
        return new Standing(status, report.sequenceNumber(), status.terminal() ? Optional.of(time) : Optional.empty());
    }

    private static Optional<Long> lasted(CallStatus status, CallStatusReported report) {
        return status.terminal() ? report.duration() : Optional.empty();
    }

    private static Timing timing(CallStatus status, Instant time) {
        return new Timing(
                time,
                Optional.of(time).filter(rang -> status == CallStatus.RINGING),
                Optional.of(time).filter(answered -> status == CallStatus.IN_PROGRESS));
    }

    /** Of an inbound call nothing but its end is reported, so the question itself tells that it rings. */
    private static Telling toldBy(VoiceRequested report, Instant time) {
        Optional<CallStatus> live = report.callStatus().flatMap(CallStatus::of).filter(status -> !status.terminal());
        return asked(report, time)
                .standing(live.map(TwilioTelling::uncounted).orElse(Standing.UNKNOWN), Optional.empty());
    }

    /** As another report tells it that has no count; one that has comes first. */
    private static Standing uncounted(CallStatus live) {
        return new Standing(live, Optional.empty(), Optional.empty());
    }

    private static Telling asked(VoiceRequested report, Instant time) {
        return Telling.of(report.callSid(), time)
                .links(report.attemptId(), report.campaignId(), report.contactId())
                .parties(new Line(report.direction(), report.from(), report.to())
                        .parties(
                                report.parentCallSid(),
                                report.forwardedFrom(),
                                report.callerName(),
                                report.fromPlace(),
                                report.toPlace()))
                .answer(report.answeredBy(), Optional.empty())
                .network(Optional.empty(), report.stirVerstat(), Optional.empty())
                .agent(AgentPart.of(report.agentId(), Optional.empty()));
    }

    /** With the agent's TwiML an inbound call is answered; of an outbound one it was asked for when it was. */
    private static Telling toldBy(AgentConnectionReported report, Instant time) {
        Optional<AgentConnection> connection = connection(report);
        return Telling.of(report.callSid(), time)
                .links(report.attemptId(), report.campaignId(), report.contactId())
                .agent(AgentPart.of(report.agentId(), connection))
                .standing(
                        connection
                                .filter(AgentConnection::connected)
                                .map(there -> uncounted(CallStatus.IN_PROGRESS))
                                .orElse(Standing.UNKNOWN),
                        Optional.empty());
    }

    private static Optional<AgentConnection> connection(AgentConnectionReported report) {
        return switch (report.result()) {
            case "connected" -> Optional.of(new AgentConnection(true, Optional.empty()));
            case "failed" -> Optional.of(new AgentConnection(false, report.reason()));
            default -> Optional.empty();
        };
    }

    /** The two ends of a call, by Twilio's word for its direction. */
    record Line(Optional<String> twilioDirection, Optional<String> from, Optional<String> to) {

        static Parties of(Optional<String> twilioDirection, Optional<String> from, Optional<String> to) {
            return new Line(twilioDirection, from, to)
                    .parties(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        Parties parties(
                Optional<String> parentCallSid,
                Optional<String> forwardedFrom,
                Optional<String> callerName,
                Optional<Place> fromPlace,
                Optional<Place> toPlace) {
            Optional<Direction> direction = twilioDirection.flatMap(Direction::ofTwilio);
            return new Parties(
                    direction,
                    from,
                    to,
                    parentCallSid,
                    forwardedFrom,
                    callerName,
                    direction
                            .flatMap(way -> way == Direction.INBOUND ? fromPlace : toPlace)
                            .map(place -> new Geo(place.city(), place.state(), place.zip(), place.country()))
                            .filter(geo -> !geo.isEmpty()),
                    Optional.empty());
        }
    }
}
