package dev.ringway.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Over raw sockets: whoever goes over a limit is told so, and the others are served meanwhile. */
@IngestTest
@TestPropertySource(
        properties = {
            "WEBHOOK_MAX_CONNECTIONS=40",
            "WEBHOOK_MAX_REQUESTS=10",
            "WEBHOOK_CLIENT_SHARE=100",
            "ELEVENLABS_MAX_BODIES=2",
            "WEBHOOK_BODY_TIMEOUT=3s",
            "WEBHOOK_HEAD_TIMEOUT=1s",
            "WEBHOOK_CONTENT_TIMEOUT=4s"
        })
class LimitsTest {

    private static final String HEAD = String.join(
            "\r\n",
            "POST /webhooks/twilio/status HTTP/1.1",
            "Host: localhost",
            "Content-Type: application/x-www-form-urlencoded",
            "");

    @LocalServerPort
    private int port;

    @Autowired
    private MeterRegistry meters;

    @Test
    void aBodyAboveTheLimitIsAnswered413AlsoToAClientThatSendsItWholeFirst() {
        try (RawClient client = new RawClient(port)) {
            client.send(HEAD + "Content-Length: 2000000\r\n\r\n").send("x".repeat(2_000_000));
            assertThat(client.answer()).startsWith("HTTP/1.1 413").contains("\"code\":\"too-large\"");
        }
        assertOthersAreServed();
    }

    @Test
    void aChunkedBodyAboveTheLimitIsAnswered413() {
        try (RawClient client = new RawClient(port)) {
            client.send(HEAD + "Transfer-Encoding: chunked\r\n\r\n");
            IntStream.range(0, 9).forEach(n -> client.send("2000\r\n" + "x".repeat(8192) + "\r\n"));
            assertThat(client.answer()).startsWith("HTTP/1.1 413");
        }
        assertOthersAreServed();
    }

    @Test
    void headersAboveTheLimitAreAnswered431() {
        try (RawClient client = new RawClient(port)) {
            client.send(HEAD + "X-Large: " + "x".repeat(40_000) + "\r\n\r\n");
            assertThat(client.answer()).startsWith("HTTP/1.1 431");
        }
        assertOthersAreServed();
    }

    @Test
    void aRequestLineAboveTheLimitIsAnswered414() {
        try (RawClient client = new RawClient(port)) {
            client.send("GET /webhooks/twilio/status?" + "x".repeat(40_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(client.answer()).startsWith("HTTP/1.1 414");
        }
        assertOthersAreServed();
    }

    @Test
    void headersThatTrickleAreAnswered408() {
        try (RawClient client = new RawClient(port)) {
            client.send("POST /webhooks/tw").send("ilio/status HTTP/1.1\r\nHost: lo");
            assertOthersAreServed();
            assertThat(client.answer()).startsWith("HTTP/1.1 408");
        }
        assertThat(limited("head-time")).isPositive();
    }

    @Test
    void headersThatTrickleAfterAnOrdinaryRequestAreAnswered408() {
        try (RawClient client = new RawClient(port)) {
            client.send("GET /actuator/health/liveness HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(client.statusLine()).isEqualTo("HTTP/1.1 200 OK");
            client.send("POST /webhooks/twilio/st");
            assertThat(client.answer()).contains("HTTP/1.1 408");
        }
    }

    @Test
    void aBodyThatTricklesIsAnswered408() {
        try (RawClient client = new RawClient(port)) {
            client.send(HEAD + "Content-Length: 100\r\n\r\n").send("CallSid=CA");
            assertOthersAreServed();
            assertThat(client.answer()).startsWith("HTTP/1.1 408").contains("\"code\":\"too-slow\"");
        }
    }

    /** Nobody reads the body of what is not found: the connection must not wait for it for ever. */
    @Test
    void aBodyThatTricklesWhereNobodyReadsItEndsTheConnection() {
        try (RawClient client = new RawClient(port)) {
            client.send("POST /webhooks/nothing HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nx");
            assertThat(client.answer()).startsWith("HTTP/1.1 40");
        }
        assertOthersAreServed();
    }

    @Test
    void tooManyRequestsAtATimeAreAnswered503AndThoseUnderWayAreServed() {
        List<RawClient> waiting = new ArrayList<>();
        try {
            Map<String, List<String>> form = Posting.ringing(Posting.newCallSid());
            for (int n = 0; n < 10; n++) {
                waiting.add(new RawClient(port).send(HEAD + "Content-Length: 2\r\n\r\nx"));
            }
            await().until(() -> gauge("ringway.ingest.requests") == 10);
            HttpResponse<String> answer = new Posting(port).signed(form);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(answer.body()).contains("\"code\":\"too-busy\"");
            assertThat(new Posting(port)
                            .post("/%77ebhooks/twilio/status", "x=y", Map.of())
                            .statusCode())
                    .isEqualTo(503);
            assertThat(new Posting(port).get("/actuator/health/liveness").statusCode())
                    .isEqualTo(200);
            // without a signature: answered, and not for the number of requests
            assertThat(waiting.getFirst().send("x").statusLine()).startsWith("HTTP/1.1 403");
        } finally {
            waiting.forEach(RawClient::close);
        }
        await().until(() -> gauge("ringway.ingest.requests") == 0);
        assertOthersAreServed();
    }

    @Test
    void moreTricklersThanLargeBodiesMayWaitKeepNoGenuineTranscriptOut() {
        List<RawClient> tricklers = new ArrayList<>();
        try {
            for (int n = 0; n < 6; n++) {
                tricklers.add(new RawClient(port)
                        .send("POST " + PostCalls.PATH + " HTTP/1.1\r\nHost: localhost\r\nElevenLabs-Signature: t="
                                + Instant.now().getEpochSecond() + ",v0=" + "0".repeat(64)
                                + "\r\nContent-Length: 100000\r\n\r\n{"));
            }
            await().until(() -> gauge("ringway.ingest.requests") == 6);
            String conversation = PostCalls.newConversation();
            assertThat(new PostCalls(port)
                            .signed("{\"type\":\"post_call_transcription\",\"data\":{\"agent_id\":\""
                                    + PostCalls.OUR_AGENT + "\",\"conversation_id\":\"" + conversation + "\"}}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(PostCalls.events(conversation)).hasSize(1);
        } finally {
            tricklers.forEach(RawClient::close);
        }
        await().until(() -> gauge("ringway.ingest.requests") == 0);
    }

    @Test
    void webhooksOnTooManyConnectionsAreAnswered503AndEvenMoreConnectionsAreClosed() {
        List<RawClient> open = new ArrayList<>();
        try {
            double before = gauge("ringway.ingest.connections");
            for (int n = (int) before; n < 40; n++) {
                open.add(new RawClient(port));
            }
            await().until(() -> gauge("ringway.ingest.connections") == 40);
            try (RawClient oneMore = new RawClient(port)) {
                oneMore.send(HEAD + "Content-Length: 1\r\n\r\nx");
                assertThat(oneMore.answer()).startsWith("HTTP/1.1 503").containsIgnoringCase("retry-after: 5");
            }
            assertThat(open.getFirst().send(HEAD + "Content-Length: 1\r\n\r\nx").statusLine())
                    .startsWith("HTTP/1.1 403");
            for (int n = 0; n < 10; n++) {
                open.add(new RawClient(port));
            }
            await().until(() -> gauge("ringway.ingest.connections") >= 50);
            try (RawClient tooMuch = new RawClient(port)) {
                assertThat(tooMuch.answer()).isEmpty();
            }
        } finally {
            open.forEach(RawClient::close);
        }
        await().until(() -> gauge("ringway.ingest.connections") < 20);
        assertOthersAreServed();
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    private double limited(String limit) {
        return meters.counter("ringway.ingest.limited", "limit", limit).count();
    }

    private void assertOthersAreServed() {
        assertThat(new Posting(port)
                        .signed(Posting.ringing(Posting.newCallSid()))
                        .statusCode())
                .isEqualTo(204);
    }
}
