package dev.ringway.callstore.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.callstore.report.CallFetched;
import dev.ringway.callstore.report.Report;
import dev.ringway.callstore.report.SystemReports;
import dev.ringway.events.Event;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.events.elevenlabs.CallInitiationFailed;
import dev.ringway.events.elevenlabs.ConversationEnded;
import dev.ringway.events.twilio.AgentConnectionReported;
import dev.ringway.events.twilio.VoiceRequested;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConversationFactsTest {

    @Test
    void ofTwoConversationsOnOneCallTheLaterStandsForItAndBothCost() {
        Event<ConversationEnded> first = conversation("conv_b", 5)
                .with("agentId", "agent-1")
                .with("costUsd", "0.10")
                .with("callSuccessful", "failure")
                .event();
        Event<ConversationEnded> second = conversation("conv_a", 60)
                .with("agentId", "agent-2")
                .with("costUsd", "0.0250")
                .with("callSuccessful", "success")
                .with("terminationReason", "end_call")
                .event();
        for (List<Event<?>> order : List.<List<Event<?>>>of(List.of(first, second), List.of(second, first))) {
            Call call = fold(order);
            assertThat(call.conversationId()).contains("conv_a");
            assertThat(call.agentId()).contains("agent-2");
            assertThat(call.callSuccessful()).contains(CallSuccess.SUCCESS);
            assertThat(call.terminationReason()).contains("end_call");
            assertThat(call.cost()).contains(new Cost(Optional.empty(), Optional.of(new BigDecimal("0.125")), "USD"));
            assertThat(call.startTime()).isEqualTo(Reports.START.plusSeconds(5));
        }
    }

    @Test
    void theVoiceAndTheLatencyAreTheOnesOfTheConversationWhereverItsPayloadLies() {
        Call call = fold(List.of(conversation("conv_1", 5)
                .with("voiceId", "voice-7")
                .with("latencyMs", 500)
                .with(
                        "storedPayload",
                        Map.of("location", "file:/a", "size", 412_345, "sha256", "00", "contentType", "text/plain"))
                .event()));

        assertThat(call.voiceId()).contains("voice-7");
        assertThat(call.latencyMs()).contains(500L);
    }

    @Test
    void theOtherPartysPlaceIsTheCallersOfAnInboundCallAndTheCalledOnesOfAnOutboundOne() {
        assertThat(geo("inbound").flatMap(Geo::city)).contains("ALBANY");
        assertThat(geo("outbound-api").flatMap(Geo::city)).contains("TROY");
        assertThat(geo("sideways")).isEmpty();
    }

    @Test
    void whatTwiliosInterfaceSaysFillsWhatCallbacksDidNot() {
        Event<?> ringing = Reports.of("ringing", 1).withSequence(1).event();
        Event<?> fetched = SystemReports.of(
                new CallFetched(
                        Reports.SID,
                        Optional.of("AC" + "0123456789abcdef".repeat(2)),
                        "completed",
                        Optional.of("outbound-api"),
                        Optional.of("+15005550006"),
                        Optional.of("+14155550100"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Reports.START),
                        Optional.of(Reports.START.plusSeconds(40)),
                        Optional.of(33L),
                        Optional.of("-0.00850"),
                        Optional.of("USD"),
                        Optional.of("human"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("us1")),
                Reports.START.plus(Duration.ofDays(2)));

        Call call = fold(List.of(ringing, fetched));

        assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(call.startTime()).isEqualTo(Reports.START);
        assertThat(call.endTime()).contains(Reports.START.plusSeconds(40));
        assertThat(call.duration()).contains(33L);
        assertThat(call.price()).contains(new Price(new BigDecimal("0.0085"), Optional.of("USD")));
        assertThat(call.answeredBy()).contains("human");
        assertThat(call.parties().region()).contains("us1");
        assertThat(call.accountSid()).contains("AC" + "0123456789abcdef".repeat(2));
    }

    @Test
    void whatTheCallbackOfTheEndSaidStandsBeforeTwiliosInterfaceWhichStillFillsTheDuration() {
        Event<?> ended = Reports.of("completed", 41).withSequence(3).event();
        Event<?> fetched = SystemReports.of(
                new CallFetched(
                        Reports.SID,
                        Optional.of("AC" + "0123456789abcdef".repeat(2)),
                        "completed",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Reports.START),
                        Optional.of(Reports.START.plusSeconds(40)),
                        Optional.of(33L),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Reports.START.plusSeconds(100));

        Call call = fold(List.of(fetched, ended));

        assertThat(call.endTime()).contains(Reports.START.plusSeconds(41));
        assertThat(call.duration()).contains(33L);
    }

    @Test
    void anImpossibleTimeMovesNothingAndTheTimeOfArrivalStandsForIt() {
        for (Instant impossible : List.of(
                Reports.START.minus(Duration.ofDays(2)),
                Reports.START.plus(Duration.ofMinutes(11)),
                Instant.EPOCH,
                Instant.MAX)) {
            Event<?> good = Reports.of("ringing", 0).event();
            Event<?> odd =
                    new Event<>(good.id(), good.source(), impossible, good.receivedAt(), Optional.empty(), good.data());
            assertThat(fold(List.of(odd)).ringingAt()).contains(good.receivedAt());
        }
    }

    /** Of a call that ElevenLabs placed nobody else tells us. */
    @Test
    void aCallThatDidNotComeAboutEndsAsElevenLabsWasToldUntilTwilioTellsIt() {
        Event<?> failed = EventDraft.blank(CallInitiationFailed.class)
                .with("conversationId", "conv_1")
                .with("callSid", Reports.SID)
                .with("failureReason", "no-answer")
                .with("callStatus", "no-answer")
                .at(Reports.START.plusSeconds(30))
                .event();

        Call call = fold(List.of(failed));

        assertThat(call.status()).isEqualTo(CallStatus.NO_ANSWER);
        assertThat(call.endTime()).contains(Reports.START.plusSeconds(30));
        Event<?> busy = Reports.of("busy", 20).event();
        assertThat(fold(List.of(failed, busy)).status()).isEqualTo(CallStatus.BUSY);
        assertThat(fold(List.of(failed, busy)).endTime()).contains(Reports.START.plusSeconds(20));
    }

    /** Of an inbound call Twilio reports nothing but its end. */
    @Test
    void anInboundCallRingsWhenItIsAskedForAndIsAnsweredWithItsAgent() {
        Event<?> asked = EventDraft.blank(VoiceRequested.class)
                .with("callSid", Reports.SID)
                .with("accountSid", "AC1")
                .with("parameters", Map.of())
                .with("direction", "inbound")
                .with("callStatus", "ringing")
                .at(Reports.START)
                .event();
        EventDraft<AgentConnectionReported> connection = EventDraft.blank(AgentConnectionReported.class)
                .with("callSid", Reports.SID)
                .with("accountSid", "AC1")
                .at(Reports.START.plusSeconds(1));

        assertThat(fold(List.of(asked)).status()).isEqualTo(CallStatus.RINGING);
        assertThat(fold(List.of(asked, connection.with("result", "failed").event()))
                        .status())
                .isEqualTo(CallStatus.RINGING);
        assertThat(fold(List.of(connection.with("result", "connected").event(), asked))
                        .status())
                .isEqualTo(CallStatus.IN_PROGRESS);
    }

    private static Optional<Geo> geo(String direction) {
        return fold(List.of(EventDraft.blank(VoiceRequested.class)
                        .with("callSid", Reports.SID)
                        .with("accountSid", "AC1")
                        .with("parameters", Map.of())
                        .with("direction", direction)
                        .with("fromPlace", Map.of("city", "ALBANY"))
                        .with("toPlace", Map.of("city", "TROY"))
                        .at(Reports.START)
                        .event()))
                .parties()
                .geo();
    }

    private static EventDraft<ConversationEnded> conversation(String id, long second) {
        return EventDraft.blank(ConversationEnded.class)
                .with("conversationId", id)
                .with("startTime", Reports.START.plusSeconds(second))
                .at(Reports.START.plusSeconds(100));
    }

    private static Call fold(List<? extends Event<?>> events) {
        return CallFold.fold(
                Optional.empty(),
                events.stream().map(event -> new Report(Reports.SID, event)).toList());
    }
}
