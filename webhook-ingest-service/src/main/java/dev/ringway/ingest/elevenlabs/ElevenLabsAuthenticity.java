package dev.ringway.ingest.elevenlabs;

import dev.ringway.ingest.request.Refusal;
import dev.ringway.ingest.request.RequestHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a request is ElevenLabs' by its header {@code ElevenLabs-Signature}: HMAC-SHA256 over
 * {@code <t>.<raw body>}, as ElevenLabs documents it for post-call webhooks.
 */
public final class ElevenLabsAuthenticity {

    private static final String HEADER = "ElevenLabs-Signature";

    private final List<WebhookSecret> secrets;
    private final Duration maxAge;
    private final Duration maxAhead;

    /**
     * @param secrets any of them may have been used
     * @param maxAge how long ago it may have been signed
     * @param maxAhead how far the signer's clock may be ahead of ours
     */
    public ElevenLabsAuthenticity(List<WebhookSecret> secrets, Duration maxAge, Duration maxAhead) {
        this.secrets = List.copyOf(secrets);
        this.maxAge = maxAge;
        this.maxAhead = maxAhead;
    }

    public Claim claim(RequestHeaders headers, Instant now) {
        List<String> values = headers.all(HEADER);
        if (values.isEmpty()) {
            return new Claim.Refused(Refusal.SIGNATURE_MISSING);
        }
        Optional<SignatureHeader> header = SignatureHeader.of(values);
        if (header.isEmpty()) {
            return new Claim.Refused(Refusal.SIGNATURE_MALFORMED);
        }
        Instant signed = Instant.ofEpochSecond(Long.parseLong(header.get().time()));
        return signed.isBefore(now.minus(maxAge)) || signed.isAfter(now.plus(maxAhead))
                ? new Claim.Refused(Refusal.SIGNATURE_OUT_OF_TIME)
                : new Claim.Made(new BodySignature(header.get(), secrets));
    }
}
