package dev.ringway.callstore.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.callstore.report.CallControlled;
import dev.ringway.callstore.report.Report;
import dev.ringway.callstore.report.SystemReports;
import dev.ringway.events.Event;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.events.elevenlabs.CallInitiationFailed;
import dev.ringway.events.elevenlabs.ConversationEnded;
import dev.ringway.events.twilio.AgentConnectionReported;
import dev.ringway.events.twilio.AmdReported;
import dev.ringway.events.twilio.FallbackRequested;
import dev.ringway.events.twilio.TwilioEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of the README, row by row: reports in any order, and what the call came to and who ended it. */
class OutcomeAndEndTest {

    @ParameterizedTest(name = "{0}: {1}, {3}")
    @CsvSource(delimiter = '|', textBlock = """
            ringing                                       | -          | -                                      | -
            busy                                          | busy       | -                                      | carrier
            no-answer                                     | no-answer  | -                                      | carrier
            failed                                        | failed     | -                                      | carrier
            failed sip=503                                | failed     | SIP 503                                | carrier
            failed sip=404                                | undialable | SIP 404                                | carrier
            failed error=21211                            | undialable | Twilio error 21211                     | carrier
            failed error=13224                            | failed     | Twilio error 13224                     | carrier
            no-answer sip=404                             | no-answer  | -                                      | carrier
            completed sip=404                             | unknown    | -                                      | unknown
            canceled                                      | failed     | canceled before the answer             | system
            canceled inbound                              | no-answer  | the caller hung up before the answer   | caller
            failed initiation=busy                        | busy       | -                                      | carrier
            failed initiation=no-answer                   | no-answer  | -                                      | carrier
            failed initiation=unknown                     | failed     | -                                      | carrier
            completed                                     | unknown    | -                                      | unknown
            completed amd=machine_end_beep                | voicemail  | -                                      | unknown
            completed amd=machine_start verdict=success   | voicemail  | -                                      | unknown
            completed amd=fax                             | failed     | a fax answered                         | unknown
            completed amd=human verdict=success           | success    | -                                      | unknown
            completed verdict=failure                     | failed     | the agent's goal was not reached       | unknown
            completed verdict=unknown                     | unknown    | -                                      | unknown
            completed verdict=success reason=end_call tool was called       | success | -                    | agent
            completed verdict=success reason=Client disconnected: 1000      | success | -                    | caller
            completed verdict=success reason=Call ended by remote party     | success | -                    | caller
            completed verdict=unknown reason=Max conversation duration hit  | unknown | -                    | system
            completed verdict=unknown reason=voicemail detected by agent    | voicemail | -                  | agent
            completed verdict=unknown reason=Quux                           | unknown | -                    | unknown
            completed agent=failed                        | failed     | the agent was not reached: timed-out   | system
            completed agent=failed verdict=success        | success    | -                                      | unknown
            completed fallback=11200                      | failed     | the voice URL failed: Twilio error 11200 | system
            completed fallback=none                       | failed     | the voice URL failed                   | system
            completed fallback=12100 fallback=none        | failed     | the voice URL failed: Twilio error 12100 | system
            completed agent=connected fallback=12100      | failed     | the voice URL failed: Twilio error 12100 | system
            completed agent=failed fallback=11205         | failed     | the voice URL failed: Twilio error 11205 | system
            completed amd=machine_start fallback=11200    | voicemail  | -                                      | system
            completed fallback=11200 verdict=success reason=end_call | success | -                             | agent
            busy fallback=11200                           | busy       | -                                      | carrier
            in-progress fallback=11200                    | -          | -                                      | -
            completed end=done verdict=success reason=Client disconnected   | success | -                    | system
            completed end=already-over reason=Client disconnected verdict=unknown | unknown | -              | caller
            canceled end=done                             | failed     | canceled before the answer             | system
            completed transfer=answered verdict=failure   | success    | transferred to a person                | unknown
            completed transfer=unanswered verdict=failure | failed     | the agent's goal was not reached       | unknown
            completed transfer=refused reason=end_call verdict=success      | success | -                    | agent
            """)
    void isWhatTheTableSays(String story, String outcome, String reason, String terminatedBy) {
        List<Report> reports = new ArrayList<>(reports(story));
        for (int turn = 0; turn < reports.size(); turn++) {
            Collections.rotate(reports, 1);
            Call call = CallFold.fold(Optional.empty(), reports);
            assertThat(call.outcome().map(came -> came.status().text()).orElse("-"))
                    .isEqualTo(outcome);
            assertThat(call.outcome().flatMap(Outcome::reason).orElse("-")).isEqualTo(reason);
            assertThat(call.terminatedBy().map(TerminatedBy::text).orElse("-")).isEqualTo(terminatedBy);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            in-progress agent=failed                      | -
            busy agent=failed                             | -
            completed                                     | -
            completed agent=connected                     | -
            completed agent=failed                        | the agent was not reached: timed-out
            completed agent=failed amd=human              | the agent was not reached: timed-out
            completed agent=failed amd=machine_start      | -
            completed agent=failed amd=fax                | -
            completed agent=failed verdict=failure        | -
            completed agent=failed transfer=answered      | -
            completed fallback=11200                      | the voice URL failed: Twilio error 11200
            completed agent=connected fallback=11200      | -
            completed agent=failed fallback=11205         | the voice URL failed: Twilio error 11205
            """)
    void whyNoAgentSpokeIsToldOnlyWhereItIsCertain(String story, String failure) {
        List<Report> reports = new ArrayList<>(reports(story));
        for (int turn = 0; turn < reports.size(); turn++) {
            Collections.rotate(reports, 1);
            assertThat(CallFold.fold(Optional.empty(), reports).agentFailure().orElse("-"))
                    .isEqualTo(failure);
        }
    }

    private static List<Report> reports(String story) {
        String status = story.split(" ", 2)[0];
        Reports twilio = Reports.of(status, 30);
        List<Event<?>> events = new ArrayList<>();
        EventDraft<ConversationEnded> conversation =
                EventDraft.blank(ConversationEnded.class).with("conversationId", "conv_1");
        boolean talked = false;
        for (Map.Entry<String, String> word : words(story)) {
            switch (word.getKey()) {
                case "sip" -> twilio = twilio.with("sipResponseCode", Integer.valueOf(word.getValue()));
                case "error" -> twilio = twilio.with("errorCode", Integer.valueOf(word.getValue()));
                case "inbound" -> twilio = twilio.with("direction", "inbound");
                case "amd" ->
                    events.add(twilio(AmdReported.class)
                            .with("answeredBy", word.getValue())
                            .with("parameters", Map.of())
                            .event());
                case "agent" ->
                    events.add(twilio(AgentConnectionReported.class)
                            .with("result", word.getValue())
                            .with("reason", "timed-out")
                            .event());
                case "fallback" -> {
                    EventDraft<FallbackRequested> fallback =
                            twilio(FallbackRequested.class).with("parameters", Map.of());
                    events.add((word.getValue().equals("none")
                                    ? fallback
                                    : fallback.with("errorCode", Integer.valueOf(word.getValue())))
                            .event());
                }
                case "initiation" ->
                    events.add(EventDraft.blank(CallInitiationFailed.class)
                            .with("conversationId", "conv_1")
                            .with("failureReason", word.getValue())
                            .at(Reports.START)
                            .event());
                case "verdict" -> {
                    conversation = conversation.with("callSuccessful", word.getValue());
                    talked = true;
                }
                case "reason" -> conversation = conversation.with("terminationReason", word.getValue());
                default ->
                    events.add(SystemReports.of(
                            new CallControlled(
                                    Reports.SID,
                                    "c1",
                                    word.getKey(),
                                    word.getValue(),
                                    Optional.of("ada"),
                                    Optional.empty()),
                            Reports.START));
            }
        }
        if (talked) {
            events.add(conversation.at(Reports.START).event());
        }
        events.add(twilio.event());
        return events.stream().map(event -> new Report(Reports.SID, event)).toList();
    }

    private static <T extends TwilioEvent> EventDraft<T> twilio(Class<T> type) {
        return EventDraft.blank(type)
                .with("callSid", Reports.SID)
                .with("accountSid", "AC1")
                .at(Reports.START);
    }

    /** A value goes on until the next {@code name=}. */
    private static List<Map.Entry<String, String>> words(String story) {
        return Arrays.stream(story.split(" (?=[a-z]+=|inbound)"))
                .skip(1)
                .map(word -> word.split("=", 2))
                .map(word -> Map.entry(word[0], word.length == 2 ? word[1] : ""))
                .toList();
    }
}
