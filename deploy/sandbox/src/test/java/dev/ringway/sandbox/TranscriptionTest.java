package dev.ringway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.call.Transcription;
import com.twilio.rest.api.v2010.account.call.Transcription.UpdateStatus;
import com.twilio.rest.api.v2010.account.call.TranscriptionCreator;
import dev.ringway.sandbox.Receiver.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A live call is transcribed, by the real SDK. */
class TranscriptionTest {

    @AutoClose
    private final RunningSandbox running = new RunningSandbox();

    @Test
    void whatIsSaidIsToldUntilTheCallIsOver() throws Exception {
        Call call = answered();
        Transcription transcription =
                transcription(call).setPartialResults(true).create(running.twilio);
        assertThat(transcription.getStatus()).isEqualTo(Transcription.Status.IN_PROGRESS);
        running.letCallsEnd();

        List<Received> told = running.receiver.received("/transcription");
        assertThat(told).allMatch(Received::genuine).allSatisfy(callback -> {
            assertThat(callback.form())
                    .containsEntry("CallSid", call.getSid())
                    .containsEntry("TranscriptionSid", transcription.getSid());
            assertThat(Instant.parse(callback.form().get("Timestamp"))).isNotNull();
        });
        assertThat(told.stream().map(one -> one.form().get("SequenceId")))
                .containsExactlyElementsOf(java.util.stream.IntStream.rangeClosed(1, told.size())
                        .mapToObj(Integer::toString)
                        .toList());
        assertThat(event(told.getFirst())).isEqualTo("transcription-started");
        assertThat(event(told.getLast())).isEqualTo("transcription-stopped");
        List<Received> content = told.subList(1, told.size() - 1);
        assertThat(content).allMatch(one -> event(one).equals("transcription-content"));
        assertThat(content.stream().map(one -> one.form().get("Track")).distinct())
                .containsExactlyInAnyOrder("inbound_track", "outbound_track");
        assertThat(content.stream().map(one -> one.form().get("Final")).distinct())
                .containsExactlyInAnyOrder("false", "true");
        JsonNode data = JsonMapper.shared().readTree(content.getLast().form().get("TranscriptionData"));
        assertThat(data.get("transcript").asString()).isNotEmpty();
        assertThat(data.get("confidence").asDouble()).isBetween(0.9, 1.0);
        assertThat(running.control("calls/" + call.getSid(), "")
                        .at("/transcriptions/0/events")
                        .asInt())
                .isEqualTo(told.size());
    }

    @Test
    void aPersonWhoOptsOutSaysSoWhileTheCallLasts() throws Exception {
        Call call = answered("opt-out");
        transcription(call).create(running.twilio);
        running.timeline.advance(Duration.ofSeconds(10));

        assertThat(running.receiver.received("/transcription").getLast().form())
                .containsEntry("Track", "inbound_track")
                .hasEntrySatisfying(
                        "TranscriptionData", data -> assertThat(data).contains("do not call me again"));
    }

    @Test
    void itIsStoppedByItsName() throws Exception {
        Call call = answered();
        transcription(call)
                .setName("live")
                .setTrack(Transcription.Track.INBOUND_TRACK)
                .create(running.twilio);
        running.timeline.advance(Duration.ofSeconds(7));

        Transcription stopped = Transcription.updater(call.getSid(), "live", UpdateStatus.STOPPED)
                .update(running.twilio);
        running.letCallsEnd();

        assertThat(stopped.getStatus()).isEqualTo(Transcription.Status.STOPPED);
        assertThat(running.receiver.received("/transcription").stream().map(TranscriptionTest::event))
                .containsExactly(
                        "transcription-started",
                        "transcription-content",
                        "transcription-content",
                        "transcription-stopped");
    }

    @Test
    void onlyACallInProgressIsTranscribed() {
        Call call = RunningSandbox.call("+12125551001").create(running.twilio);
        assertThatThrownBy(() -> transcription(call).create(running.twilio))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.getCode()).isEqualTo(21220));
        assertThatThrownBy(() -> Transcription.updater(call.getSid(), "none", UpdateStatus.STOPPED)
                        .update(running.twilio))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.getCode()).isEqualTo(20404));
    }

    private TranscriptionCreator transcription(Call call) {
        return Transcription.creator(call.getSid()).setStatusCallbackUrl(running.receiver.origin() + "/transcription");
    }

    private Call answered() throws Exception {
        return answered("answered");
    }

    private Call answered(String scenario) throws Exception {
        running.control("scenario", "{\"scenario\":\"" + scenario + "\",\"ringSeconds\":2,\"talkSeconds\":40}");
        Call call = RunningSandbox.call("+12125551001").create(running.twilio);
        running.timeline.advance(Duration.ofSeconds(10));
        return call;
    }

    private static String event(Received callback) {
        return callback.form().get("TranscriptionEvent");
    }
}
