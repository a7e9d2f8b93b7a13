package dev.ringway.ingest.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.ingest.PostCalls;
import dev.ringway.ingest.request.Refusal;
import dev.ringway.ingest.request.RequestHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElevenLabsAuthenticityTest {

    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);
    private static final long SIGNED = 1739537297;
    private static final String RIGHT = "b944ba4ca6df48c85520068a06139224aa5685300e1b645f6d64cd8eaad0d4dd";
    private static final String WRONG = "a".repeat(64);
    private static final String HEADER = "ElevenLabs-Signature";

    private final ElevenLabsAuthenticity authenticity = new ElevenLabsAuthenticity(
            List.of(new WebhookSecret("wsec_old"), new WebhookSecret(PostCalls.SECRET)),
            Duration.ofMinutes(30),
            Duration.ofMinutes(5));

    @Test
    void theVectorsOfTheSpecification() {
        assertThat(refusal(SIGNED, EMPTY, "t=1739537297,v0=" + RIGHT)).isEmpty();
        assertThat(refusal(
                        1760520125,
                        PostCalls.fixture(),
                        "t=1760520125,v0=3ffda63d6c6442203a86f1c485852fb3c7daa8eb7f634c513d472ad89a00b390"))
                .isEmpty();
    }

    @Test
    void anyMatchingSignatureWillDoInAnyOrderAndAmongOtherVersions() {
        assertThat(refusal(SIGNED, EMPTY, "v0=" + WRONG + ",v1=x, t=1739537297 ,,v0=" + RIGHT + ",v0="))
                .isEmpty();
    }

    @Test
    void theHeadersNameIsFoundInAnyCaseAndMayComeInPieces() {
        RequestHeaders headers =
                new RequestHeaders(Map.of("elevenlabs-SIGNATURE", List.of("t=1739537297", "v0=" + RIGHT)));
        assertThat(refusal(SIGNED, EMPTY, headers)).isEmpty();
    }

    @Test
    void bothLiveSecretsAreAccepted() {
        assertThat(refusal(SIGNED, EMPTY, "t=" + SIGNED + ",v0=" + PostCalls.hmac("wsec_old", "" + SIGNED, EMPTY)))
                .isEmpty();
        assertThat(refusal(SIGNED, EMPTY, "t=" + SIGNED + ",v0=" + PostCalls.hmac("wsec_other", "" + SIGNED, EMPTY)))
                .hasValue(Refusal.SIGNATURE_WRONG);
    }

    @Test
    void theTimeIsSignedAsItsTextStands() {
        String padded = "00" + SIGNED;
        assertThat(refusal(SIGNED, EMPTY, "t=" + padded + ",v0=" + PostCalls.hmac(PostCalls.SECRET, padded, EMPTY)))
                .isEmpty();
        assertThat(refusal(SIGNED, EMPTY, "t=" + padded + ",v0=" + RIGHT)).hasValue(Refusal.SIGNATURE_WRONG);
    }

    @Test
    void anotherBodyAndAnotherSpellingAreWrong() {
        String header = "t=1739537297,v0=" + RIGHT;
        assertThat(refusal(SIGNED, "{} ".getBytes(StandardCharsets.UTF_8), header))
                .hasValue(Refusal.SIGNATURE_WRONG);
        assertThat(refusal(SIGNED, EMPTY, "t=1739537297,v0=" + RIGHT.toUpperCase(java.util.Locale.ROOT)))
                .hasValue(Refusal.SIGNATURE_WRONG);
        assertThat(refusal(SIGNED, EMPTY, "t=1739537297,v0=" + RIGHT.substring(1)))
                .hasValue(Refusal.SIGNATURE_WRONG);
        assertThat(refusal(SIGNED, EMPTY, "t=1739537297,v0=")).hasValue(Refusal.SIGNATURE_WRONG);
    }

    @Test
    void tooOldAndTooFarAheadAreRefusedBeforeTheBody() {
        String header = "t=1739537297,v0=" + RIGHT;
        assertThat(refusal(SIGNED + 1800, EMPTY, header)).isEmpty();
        assertThat(refusal(SIGNED + 1801, EMPTY, header)).hasValue(Refusal.SIGNATURE_OUT_OF_TIME);
        assertThat(refusal(SIGNED - 300, EMPTY, header)).isEmpty();
        assertThat(refusal(SIGNED - 301, EMPTY, header)).hasValue(Refusal.SIGNATURE_OUT_OF_TIME);
        assertThat(refusal(SIGNED, EMPTY, "t=999999999999,v0=" + RIGHT)).hasValue(Refusal.SIGNATURE_OUT_OF_TIME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "t=1739537297",
                "v0=" + RIGHT,
                "t=,v0=" + RIGHT,
                "t=1739537297000,v0=" + RIGHT,
                "t=-1739537297,v0=" + RIGHT,
                "t=1739537297.0,v0=" + RIGHT,
                "t=1739537297x,v0=" + RIGHT,
                "t=١٢٣,v0=" + RIGHT,
                "t=1739537297,t=1739537297,v0=" + RIGHT,
                "T=1739537297,v0=" + RIGHT,
                "t=1739537297;v0=" + RIGHT,
                RIGHT
            })
    void whatIsNoSignatureIsMalformed(String header) {
        assertThat(refusal(SIGNED, EMPTY, header)).hasValue(Refusal.SIGNATURE_MALFORMED);
    }

    @Test
    void withoutAHeaderItIsMissing() {
        assertThat(refusal(SIGNED, EMPTY, new RequestHeaders(Map.of()))).hasValue(Refusal.SIGNATURE_MISSING);
    }

    private Optional<Refusal> refusal(long now, byte[] body, String header) {
        return refusal(now, body, new RequestHeaders(Map.of(HEADER, List.of(header))));
    }

    private Optional<Refusal> refusal(long now, byte[] body, RequestHeaders headers) {
        return switch (authenticity.claim(headers, Instant.ofEpochSecond(now))) {
            case Claim.Refused(Refusal reason) -> Optional.of(reason);
            case Claim.Made(BodySignature signature) -> {
                int half = body.length / 2;
                signature.update(body, 0, half);
                signature.update(body, half, body.length - half);
                yield signature.isGenuine() ? Optional.empty() : Optional.of(Refusal.SIGNATURE_WRONG);
            }
        };
    }
}
