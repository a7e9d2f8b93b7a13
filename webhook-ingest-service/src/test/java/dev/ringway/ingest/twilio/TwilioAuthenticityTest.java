package dev.ringway.ingest.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.ingest.request.Endpoint;
import dev.ringway.ingest.request.RawBody;
import dev.ringway.ingest.request.ReceivedRequest;
import dev.ringway.ingest.request.Refusal;
import dev.ringway.ingest.request.RequestHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioAuthenticityTest {

    private static final String URL = "https://example.com/webhooks/twilio/status";
    private static final String OTHER = "AC00000000000000000000000000000002";
    private static final TwilioSigner SIGNER = new TwilioSigner(Callbacks.TOKEN);

    private final TwilioAuthenticity authenticity = new TwilioAuthenticity(new TwilioAccounts(Map.of(
            Callbacks.ACCOUNT_SID,
            new AccountSecrets(
                    List.of(new AuthToken(Callbacks.TOKEN)),
                    Map.of("K1", AuthToken.sharedKey("shared-1"), "K2", AuthToken.sharedKey("shared-2"))),
            OTHER,
            AccountSecrets.tokens("other"))));

    @Test
    void takesARequestThatItsAccountSigned() {
        assertThat(refusal(Callbacks.ringing(Map.of()), SIGNER)).isEmpty();
    }

    @Test
    void anAccountSpeaksForItselfOnly() {
        assertThat(refusal(Callbacks.ringing(Map.of()), new TwilioSigner("other")))
                .contains(Refusal.SIGNATURE_WRONG);
        assertThat(refusal(Callbacks.ringing(Map.of("AccountSid", List.of(OTHER))), new TwilioSigner("other")))
                .isEmpty();
    }

    @Test
    void refusesAnAccountThatIsNotOursOrNotClear() {
        for (List<String> sids : List.of(
                List.<String>of(),
                List.of(""),
                List.of("AC00000000000000000000000000000009"),
                List.of(Callbacks.ACCOUNT_SID, OTHER))) {
            assertThat(refusal(Callbacks.ringing(Map.of("AccountSid", sids)), SIGNER))
                    .contains(Refusal.ACCOUNT_UNKNOWN);
        }
    }

    @Test
    void aSignatureOfTheUrlAloneCoversNoBody() {
        RawBody body = new RawBody("{}".getBytes(StandardCharsets.UTF_8));
        String hashed = URL + "?bodySHA256=" + body.sha256();
        assertThat(authenticity.refusal(json(URL, body))).contains(Refusal.SIGNATURE_WRONG);
        assertThat(authenticity.refusal(json(hashed, body))).isEmpty();
    }

    @Test
    void wantsExactlyOneSignature() {
        ReceivedRequest unsigned = request(URL, Map.of(), new RawBody(new byte[0]));
        assertThat(authenticity.refusal(unsigned)).contains(Refusal.SIGNATURE_MISSING);
    }

    @Test
    void checksWhatCannotBeReadByItsOctets() {
        String body = "AccountSid=" + Callbacks.ACCOUNT_SID + "&x=%00%";
        String signature = SIGNER.sign(URL, Map.of("AccountSid", List.of(Callbacks.ACCOUNT_SID), "x", List.of("\0%")));
        assertThat(authenticity.refusal(Callbacks.request(URL, body, signature)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            key=K1,algorithm=HMAC_SHA256           | shared-1 |
            algorithm=HMAC_SHA256, key=K2          | shared-2 |
            key=K1,algorithm=HMAC_SHA256           | shared-2 | SIGNATURE_WRONG
            key=K3,algorithm=HMAC_SHA256           | shared-1 | KEY_UNKNOWN
            key=K1,algorithm=HMAC_MD5              | shared-1 | KEY_UNKNOWN
            key=K1                                 | shared-1 | KEY_UNKNOWN
            algorithm=HMAC_SHA256                  | shared-1 | KEY_UNKNOWN
            key=K1,key=K2,algorithm=HMAC_SHA256    | shared-1 | KEY_UNKNOWN
            nonsense                               | shared-1 | KEY_UNKNOWN
            """)
    void aNamedSharedKeySignsByHmacSha256(String settings, String key, @Nullable Refusal refusal) {
        Map<String, List<String>> form = Callbacks.ringing(Map.of());
        for (String header : List.of(SignatureSettings.HEADER, SignatureSettings.HEADER.toLowerCase(Locale.ROOT))) {
            assertThat(authenticity.refusal(Callbacks.request(
                            URL,
                            TwilioSigner.encode(form),
                            Map.of(
                                    header,
                                    List.of(settings),
                                    "X-Twilio-Signature",
                                    List.of(new TwilioSigner(key, "HmacSHA256").sign(URL, form))))))
                    .isEqualTo(Optional.ofNullable(refusal));
        }
    }

    @Test
    void anAuthTokenDoesNotStandInForANamedKeyNorAKeyForATokenNorOneAccountsKeyForAnothers() {
        Map<String, List<String>> form = Callbacks.ringing(Map.of());
        Map<String, List<String>> foreign = Callbacks.ringing(Map.of("AccountSid", List.of(OTHER)));
        List<String> named = List.of("key=K1,algorithm=HMAC_SHA256");
        assertThat(refusal(form, named, SIGNER)).contains(Refusal.SIGNATURE_WRONG);
        assertThat(refusal(form, List.of(), new TwilioSigner("shared-1", "HmacSHA256")))
                .contains(Refusal.SIGNATURE_WRONG);
        assertThat(refusal(foreign, named, new TwilioSigner("shared-1", "HmacSHA256")))
                .contains(Refusal.KEY_UNKNOWN);
    }

    @Test
    void aNamedKeyCoversJsonByItsHashToo() {
        RawBody body = new RawBody("{}".getBytes(StandardCharsets.UTF_8));
        String url = URL + "?bodySHA256=" + body.sha256();
        ReceivedRequest request = request(
                url,
                Map.of(
                        "Content-Type",
                        List.of("application/json"),
                        SignatureSettings.HEADER,
                        List.of("key=K1,algorithm=HMAC_SHA256"),
                        "X-Twilio-Signature",
                        List.of(new TwilioSigner("shared-1", "HmacSHA256").sign(url))),
                body);
        assertThat(authenticity.refusal(request)).isEmpty();
    }

    @Test
    void saysNothingOfItsTokens() {
        assertThat(new AuthToken(Callbacks.TOKEN).toString()).doesNotContain(Callbacks.TOKEN);
    }

    private Optional<Refusal> refusal(Map<String, List<String>> form, List<String> settings, TwilioSigner signer) {
        return authenticity.refusal(Callbacks.request(
                URL,
                TwilioSigner.encode(form),
                Map.of(SignatureSettings.HEADER, settings, "X-Twilio-Signature", List.of(signer.sign(URL, form)))));
    }

    private Optional<Refusal> refusal(Map<String, List<String>> form, TwilioSigner signer) {
        return authenticity.refusal(Callbacks.request(URL, TwilioSigner.encode(form), signer.sign(URL, form)));
    }

    private static ReceivedRequest json(String url, RawBody body) {
        return request(
                url,
                Map.of("Content-Type", List.of("application/json"), "X-Twilio-Signature", List.of(SIGNER.sign(url))),
                body);
    }

    private static ReceivedRequest request(String url, Map<String, List<String>> headers, RawBody body) {
        return new ReceivedRequest(
                Endpoint.TWILIO_STATUS, url, new RequestHeaders(headers), body, Callbacks.RECEIVED_AT);
    }
}
