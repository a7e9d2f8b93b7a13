package dev.ringway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSystem.class)
class WebhookToDashboardIT {

    private final RunningSystem system = RunningSystem.get();
    private final CallApi calls = new CallApi(system.url("call-store-service"), system.token("operator"));

    @Test
    void aSignedCallbackIsStoredAndShownLive() {
        String sid = TwilioCallback.randomCallSid();
        try (LiveRoom live = LiveRoom.subscribe(system.socketUrl(), system.token("operator"), "calls")) {
            TwilioCallback callback = TwilioCallback.of(system, sid, "ringing", 1);

            assertThat(callback.post(callback.signature(system.twilioAuthToken())))
                    .isEqualTo(204);

            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                assertThat(calls.statusOf(sid)).isEqualTo(200);
                assertThat(live.changesOf(sid)).hasSize(1);
            });
            assertThat(calls.call(sid).get("status").stringValue()).isEqualTo("ringing");
            assertThat(calls.call(sid).get("to").stringValue()).isEqualTo("+12025550147");
        }
    }

    @Test
    void whatIsSaidOnACallIsHeardInItsRoomAndReadAsItsTranscript() {
        String sid = TwilioCallback.randomCallSid();
        ServiceApi transcripts = new ServiceApi(system.url("transcript-service"), system.token("viewer"));
        try (LiveRoom room = LiveRoom.subscribe(system.socketUrl(), system.token("viewer"), "transcript:" + sid)) {
            TwilioCallback said = TwilioCallback.said(
                    system, sid, TwilioCallback.randomSid("GT"), 1, "I would like to change my booking.");

            assertThat(said.post(said.signature(system.twilioAuthToken()))).isEqualTo(204);

            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                assertThat(room.heard("I would like to change my booking.")).isTrue();
                assertThat(transcripts.get("/api/v1/transcripts/live:" + sid).body())
                        .contains("I would like to change my booking.");
            });
        }
    }

    @Test
    void aWrongSignatureIsRefusedAndNothingIsStored() {
        String sid = TwilioCallback.randomCallSid();
        TwilioCallback forged = TwilioCallback.of(system, sid, "completed", 3);
        String after = TwilioCallback.randomCallSid();
        TwilioCallback genuine = TwilioCallback.of(system, after, "ringing", 1);

        assertThat(forged.post(forged.signature("not-the-token"))).isEqualTo(403);
        assertThat(genuine.post(genuine.signature(system.twilioAuthToken()))).isEqualTo(204);

        await().atMost(Duration.ofSeconds(10)).until(() -> calls.statusOf(after) == 200);
        assertThat(calls.statusOf(sid)).isEqualTo(404);
    }

    @Test
    void aDuplicateIsCountedOnce() {
        String sid = TwilioCallback.randomCallSid();
        TwilioCallback callback = TwilioCallback.of(system, sid, "ringing", 1);
        String signature = callback.signature(system.twilioAuthToken());
        TwilioCallback next = TwilioCallback.of(system, sid, "in-progress", 2);

        assertThat(callback.post(signature)).isEqualTo(204);
        assertThat(callback.post(signature)).isEqualTo(204);
        assertThat(next.post(next.signature(system.twilioAuthToken()))).isEqualTo(204);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(calls.call(sid).path("status").stringValue(""))
                        .isEqualTo("in-progress"));
        assertThat(calls.timeline(sid)).hasSize(2);
    }

    @Test
    void aViewerSeesMaskedNumbersAndAStrangerNothing() {
        String sid = TwilioCallback.randomCallSid();
        TwilioCallback callback = TwilioCallback.of(system, sid, "ringing", 1);
        assertThat(callback.post(callback.signature(system.twilioAuthToken()))).isEqualTo(204);
        await().atMost(Duration.ofSeconds(10)).until(() -> calls.statusOf(sid) == 200);

        CallApi viewer = new CallApi(system.url("call-store-service"), system.token("viewer"));
        CallApi stranger = new CallApi(system.url("call-store-service"), "nothing");

        assertThat(viewer.get("/api/v1/calls/" + sid).body()).doesNotContain("+12025550147");
        assertThat(viewer.get("/api/v1/calls/" + sid + "/events").body()).doesNotContain("2025550147");
        assertThat(stranger.statusOf(sid)).isEqualTo(401);
    }
}
