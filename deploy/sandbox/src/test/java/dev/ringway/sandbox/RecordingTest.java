package dev.ringway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Recording;
import dev.ringway.sandbox.Receiver.Received;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Recordings by the real SDK, their callbacks, and their media over plain HTTP. */
class RecordingTest {

    @AutoClose
    private final RunningSandbox running = new RunningSandbox();

    @Test
    void aRecordingIsReportedFromItsBeginningToItsEnd() throws Exception {
        running.control("scenario", "{\"scenario\":\"answered\",\"talkSeconds\":42}");
        Call call = record("+12125551001", "dual", "in-progress", "completed", "absent");
        running.letCallsEnd();

        List<Received> received = running.receiver.received();
        assertThat(received).hasSize(2).allMatch(Received::genuine);
        Recording recording = recordingOf(call);
        assertThat(received.getFirst().form())
                .containsEntry("RecordingStatus", "in-progress")
                .doesNotContainKey("RecordingDuration");
        assertThat(received.getLast().form())
                .containsEntry("CallSid", call.getSid())
                .containsEntry("RecordingSid", recording.getSid())
                .containsEntry("RecordingStatus", "completed")
                .containsEntry("RecordingDuration", "42")
                .containsEntry("RecordingChannels", "2")
                .containsEntry("RecordingSource", "OutboundAPI")
                .containsEntry("RecordingTrack", "both")
                .containsEntry("ErrorCode", "0")
                .containsEntry(
                        "RecordingUrl",
                        running.sandbox.origin() + "/2010-04-01/Accounts/" + RunningSandbox.ACCOUNT + "/Recordings/"
                                + recording.getSid());
        assertThat(received.getLast().form().get("RecordingStartTime")).startsWith("Sun, 01 Mar 2026 12:0");
    }

    @Test
    void aSilentRecordingIsAbsentAndHasNoMedia() throws Exception {
        Call call = record("+12125551009", "mono", "absent");
        running.letCallsEnd();

        assertThat(running.receiver.received())
                .singleElement()
                .satisfies(callback -> assertThat(callback.form())
                        .containsEntry("RecordingStatus", "absent")
                        .containsEntry("ErrorCode", "16102"));
        Recording recording = recordingOf(call);
        assertThat(recording.getStatus()).isEqualTo(Recording.Status.ABSENT);
        assertThat(media(recording, ".wav", "").statusCode()).isEqualTo(404);
    }

    @Test
    void aCallThatNobodyAnswersHasNoRecording() {
        Call call = record("+12125551002", "mono", "in-progress", "completed", "absent");
        running.letCallsEnd();

        assertThat(running.receiver.received()).isEmpty();
        assertThat(Recording.reader().setCallSid(call.getSid()).read(running.twilio))
                .isEmpty();
    }

    @Test
    void theListIsFilteredAndItsPagesFollowOneAnother() {
        List<Call> calls = IntStream.range(0, 5)
                .mapToObj(_ -> record("+12125551001", "mono", "completed"))
                .toList();
        running.letCallsEnd();
        var later = running.timeline.now().atZone(ZoneOffset.UTC);
        Call last = record("+12125551001", "mono", "completed");
        running.letCallsEnd();

        assertThat(Recording.reader().pageSize(2).read(running.twilio))
                .extracting(Recording::getCallSid)
                .hasSize(6)
                .containsAll(calls.stream().map(Call::getSid).toList());
        assertThat(Recording.reader().setDateCreatedAfter(later).read(running.twilio))
                .extracting(Recording::getCallSid)
                .containsExactly(last.getSid());
        assertThat(com.twilio.rest.api.v2010.account.call.Recording.reader(last.getSid())
                        .read(running.twilio))
                .singleElement()
                .satisfies(recording -> assertThat(recording.getTrack()).isEqualTo("both"));
    }

    @Test
    void aDeletedRecordingIsGone() throws Exception {
        Call call = record("+12125551001", "mono", "completed");
        running.letCallsEnd();
        Recording recording = recordingOf(call);

        assertThat(Recording.deleter(recording.getSid()).delete(running.twilio)).isTrue();

        assertThatThrownBy(() -> Recording.fetcher(recording.getSid()).fetch(running.twilio))
                .isInstanceOfSatisfying(
                        ApiException.class, gone -> assertThat(gone.getCode()).isEqualTo(20404));
        assertThatThrownBy(() -> Recording.deleter(recording.getSid()).delete(running.twilio))
                .isInstanceOf(ApiException.class);
        assertThat(media(recording, ".wav", "").statusCode()).isEqualTo(404);
        assertThat(Recording.reader().read(running.twilio)).isEmpty();
        assertThat(Recording.reader().setIncludeSoftDeleted(true).read(running.twilio))
                .extracting(Recording::getStatus)
                .containsExactly(Recording.Status.DELETED);
    }

    @Test
    void pricesArriveLateAndAreNegative() throws Exception {
        running.control("scenario", "{\"scenario\":\"answered\",\"talkSeconds\":70,\"ringSeconds\":5}");
        Call call = record("+12125551001", "mono", "completed");
        running.timeline.advance(Duration.ofSeconds(90));
        assertThat(Call.fetcher(call.getSid()).fetch(running.twilio).getPrice()).isNull();
        assertThat(recordingOf(call).getPrice()).isNull();

        running.letCallsEnd();
        assertThat(Call.fetcher(call.getSid()).fetch(running.twilio).getPrice()).isEqualTo("-0.02800");
        assertThat(recordingOf(call).getPrice()).isEqualTo("-0.00500");
        assertThat(Call.fetcher(call.getSid()).fetch(running.twilio).getPriceUnit())
                .hasToString("USD");
    }

    @Test
    void theWavIsPlayable() throws Exception {
        Recording recording = completed("dual");

        byte[] wav = media(recording, ".wav", "").body();
        try (AudioInputStream sound = AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav))) {
            assertThat(sound.getFormat().getSampleRate()).isEqualTo(8000);
            assertThat(sound.getFormat().getChannels()).isEqualTo(2);
            assertThat(sound.getFrameLength()).isEqualTo(30 * 8000);
        }
        try (AudioInputStream sound = AudioSystem.getAudioInputStream(new ByteArrayInputStream(
                media(recording, ".wav?RequestedChannels=1", "").body()))) {
            assertThat(sound.getFormat().getChannels()).isEqualTo(1);
        }
    }

    @Test
    void theMp3ConsistsOfWholeFrames() throws Exception {
        HttpResponse<byte[]> mp3 = media(completed("mono"), ".mp3", "");

        assertThat(mp3.headers().firstValue("Content-Type")).contains("audio/mpeg");
        assertThat(mp3.body()).hasSize(30 * 4_000);
        for (int at = 0; at < mp3.body().length; at += 96) {
            assertThat(Arrays.copyOfRange(mp3.body(), at, at + 2)).containsExactly(0xFF, 0xFB);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0,            206, 0,      1",
        "bytes=43-1043,        206, 43,     1001",
        "bytes=479000-,        206, 479000, 1044",
        "bytes=-100,           206, 479944, 100",
        "bytes=480000-9999999, 206, 480000, 44",
        "bytes=480044-,        416, 0,      0",
        "'bytes=0-1,5-6',      200, 0,      480044",
        "lines=1-2,            200, 0,      480044"
    })
    void aRangeIsServedAsAsked(String range, int status, int first, int length) throws Exception {
        Recording recording = completed("mono");
        byte[] whole = media(recording, "", "").body();

        HttpResponse<byte[]> part = media(recording, "", range);

        assertThat(part.statusCode()).isEqualTo(status);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, first, first + length));
        if (status == 206) {
            assertThat(part.headers().firstValue("Content-Range"))
                    .contains("bytes " + first + "-" + (first + length - 1) + "/480044");
            assertThat(part.headers().firstValueAsLong("Content-Length")).hasValue(length);
        }
    }

    @Test
    void theMediaAloneMayFail() throws Exception {
        Recording recording = completed("mono");
        running.control("api", "{\"errorPercent\":100,\"pathContains\":\".mp3\"}");

        assertThat(media(recording, ".mp3", "").statusCode()).isEqualTo(500);
        assertThat(Recording.fetcher(recording.getSid()).fetch(running.twilio).getStatus())
                .isEqualTo(Recording.Status.COMPLETED);
    }

    @Test
    void mediaNeedsCredentials() throws Exception {
        var request = HttpRequest.newBuilder(uri(completed("mono"), ".mp3")).build();
        try (var http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void callbacksOfOneKindCanBeLostWhileOthersArrive() throws Exception {
        running.control("disorder", "{\"lostPercentOf\":{\"recording\":100}}");
        RunningSandbox.call("+12125551001")
                .setStatusCallback(URI.create(running.receiver.url()))
                .setRecord(true)
                .setRecordingStatusCallback(running.receiver.url())
                .create(running.twilio);
        running.letCallsEnd();

        assertThat(running.receiver.statuses()).containsExactly("completed");
        JsonNode call = running.control("calls", "").get("items").get(0);
        assertThat(call.get("callbacks")
                        .valueStream()
                        .map(one -> one.get("kind").asString() + one.get("fate").asString()))
                .containsExactly("STATUSDELIVERED", "RECORDINGLOST");
        assertThat(call.get("recording").get("status").asString()).isEqualTo("completed");
        assertThat(call.get("settled").asBoolean()).isTrue();
    }

    private Recording completed(String channels) throws Exception {
        running.control("scenario", "{\"scenario\":\"answered\",\"talkSeconds\":30}");
        Call call = record("+12125551001", channels, "completed");
        running.letCallsEnd();
        return recordingOf(call);
    }

    private Call record(String to, String channels, String... events) {
        return RunningSandbox.call(to)
                .setRecord(true)
                .setRecordingChannels(channels)
                .setRecordingStatusCallback(running.receiver.url())
                .setRecordingStatusCallbackEvent(List.of(events))
                .create(running.twilio);
    }

    private Recording recordingOf(Call call) {
        return Recording.reader()
                .setCallSid(call.getSid())
                .read(running.twilio)
                .iterator()
                .next();
    }

    private HttpResponse<byte[]> media(Recording recording, String suffix, String range) throws Exception {
        String pair = RunningSandbox.ACCOUNT + ":" + RunningSandbox.TOKEN;
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(uri(recording, suffix)).header("Authorization", "Basic " + basic);
        if (!range.isEmpty()) {
            request.header("Range", range);
        }
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        }
    }

    private URI uri(Recording recording, String suffix) {
        return running.sandbox
                .origin()
                .resolve("/2010-04-01/Accounts/" + RunningSandbox.ACCOUNT + "/Recordings/" + recording.getSid()
                        + suffix);
    }
}
