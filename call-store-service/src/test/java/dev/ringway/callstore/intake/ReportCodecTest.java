package dev.ringway.callstore.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.callstore.call.CallFold;
import dev.ringway.callstore.call.Histories;
import dev.ringway.callstore.call.RecordedEvent;
import dev.ringway.callstore.call.Reports;
import dev.ringway.callstore.call.Utterance;
import dev.ringway.callstore.report.Report;
import dev.ringway.events.Event;
import dev.ringway.events.EventData;
import dev.ringway.events.Topic;
import dev.ringway.events.Topics;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.events.elevenlabs.InitiationRequested;
import dev.ringway.events.transcription.TranscriptionReported;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportCodecTest {

    private final ReportCodec codec = new ReportCodec();

    static Stream<Class<? extends EventData>> types() {
        return Stream.of(Topics.TWILIO_EVENTS, Topics.TRANSCRIPT_SEGMENTS, Topics.ELEVENLABS_EVENTS)
                .map(Topic::types)
                .flatMap(types -> types.values().stream());
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyExampleIsReadAsItWasWritten(Class<? extends EventData> type) {
        Report report = new Report(Reports.SID, EventDraft.example(type).event());

        assertReadAsWritten(report);
    }

    /** All in which something said can be; a question for variables names no conversation yet. */
    static Stream<Class<? extends EventData>> typesWithWords() {
        return Stream.of(Topics.TRANSCRIPT_SEGMENTS, Topics.ELEVENLABS_EVENTS)
                .<Class<? extends EventData>>flatMap(topic -> topic.types().values().stream())
                .filter(type -> !type.equals(InitiationRequested.class));
    }

    @ParameterizedTest
    @MethodSource("typesWithWords")
    void everyExampleTellsTheSameCallWithoutWhatWasSaid(Class<? extends EventData> type) {
        Report report = new Report(Reports.SID, EventDraft.example(type).event());

        Report read = codec.read(codec.write(report).withoutWords()).orElseThrow();

        assertThat(CallFold.fold(Optional.empty(), List.of(read)))
                .isEqualTo(CallFold.fold(Optional.empty(), List.of(report)));
    }

    @Test
    void everyReportOfARandomHistoryIsReadAsItWasWritten() {
        new Histories(new Random(3), Reports.SID, Optional.of("attempt-1"))
                .reports(300)
                .forEach(this::assertReadAsWritten);
    }

    @Test
    void aTypeOfANewerVersionIsLeftOut() {
        assertThat(codec.read(new RecordedEvent(
                        "id",
                        Reports.SID,
                        "dev.ringway.call.dreamt.v1",
                        "system",
                        Instant.EPOCH,
                        Instant.EPOCH,
                        Optional.empty(),
                        Map.of(),
                        Optional.empty(),
                        false)))
                .isEmpty();
    }

    @Test
    void whatWasHeardOnTheLineIsThePersonsAndWhatWeSayIntoItTheAgents() {
        assertThat(said("inbound_track")).contains(new Utterance("user", "Hello"));
        assertThat(said("outbound_track")).contains(new Utterance("agent", "Hello"));
        assertThat(said("sideways")).isEmpty();
        assertThat(codec.write(new Report(
                                Reports.SID,
                                EventDraft.example(InitiationRequested.class).event()))
                        .said())
                .isEmpty();
    }

    private Optional<Utterance> said(String track) {
        return codec.write(new Report(
                        Reports.SID,
                        EventDraft.example(TranscriptionReported.class)
                                .with("text", "Hello")
                                .with("track", track)
                                .event()))
                .said();
    }

    private void assertReadAsWritten(Report report) {
        Event<?> read = codec.read(codec.write(report)).orElseThrow().event();

        assertThat(read.data()).isEqualTo(report.event().data());
        assertThat(List.of(read.id(), read.time(), read.receivedAt()))
                .isEqualTo(List.of(
                        report.event().id(),
                        report.event().time(),
                        report.event().receivedAt()));
    }
}
