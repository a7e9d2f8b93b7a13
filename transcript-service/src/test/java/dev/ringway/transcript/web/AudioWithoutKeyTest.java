package dev.ringway.transcript.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.security.Role;
import dev.ringway.starter.test.TestTokens;
import dev.ringway.starter.test.WithRingwayServers;
import dev.ringway.transcript.Told;
import dev.ringway.transcript.intake.ConversationIntake;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Where nobody has set a key of ElevenLabs, no link is good: anybody could have made it. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "ringway.transcript.elevenlabs.key=",
            "spring.kafka.consumer.group-id=transcript-without-key",
            "ringway.transcript.live.look=0s"
        })
@WithRingwayServers
@DirtiesContext
class AudioWithoutKeyTest {

    @Autowired
    private ConversationIntake intake;

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({"GET, /audio", "POST, /audio-links", "GET, /audio/signed?expires=4102444800&signature=AAAA"})
    void whatToDoIsTold(String method, String path) {
        intake.take(Told.event(Told.ended("conv_without_key", Told.said("Hello"))));

        WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(60))
                .build()
                .method(HttpMethod.valueOf(method))
                .uri("/api/v1/transcripts/conv_without_key" + path)
                .headers(headers -> headers.setBearerAuth(TestTokens.of(Role.VIEWER)))
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("elevenlabs-key-missing")
                .jsonPath("$.detail")
                .value(
                        String.class,
                        detail -> assertThat(detail).contains("Set it to a key that may read conversations"));
    }
}
