package dev.ringway.ingest;

import dev.ringway.ingest.initiation.HeaderSecret;
import dev.ringway.starter.startup.StartRefusedException;
import jakarta.validation.constraints.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How ElevenLabs proves its conversation-initiation webhooks.
 *
 * @param header the custom header that carries the secret
 * @param secret secret
 * @param secretSecondary secret; the one that is being promoted or retired, empty outside a rotation
 */
@Validated
@ConfigurationProperties("ringway.elevenlabs.initiation")
record InitiationSettings(
        @Pattern(regexp = "[A-Za-z0-9-]{1,64}", message = "ELEVENLABS_INITIATION_HEADER must be a header's name")
        @DefaultValue("X-Ringway-Initiation-Secret")
        String header,

        @DefaultValue("") String secret,
        @DefaultValue("") String secretSecondary) {

    /** @throws StartRefusedException where the secret is missing */
    HeaderSecret headerSecret() {
        if (secret.isBlank()) {
            throw new StartRefusedException(
                    "ELEVENLABS_INITIATION_SECRET is missing.",
                    "Set it to the secret that ElevenLabs sends with its conversation-initiation webhook.");
        }
        return new HeaderSecret(
                header,
                Stream.of(secret, secretSecondary)
                        .filter(text -> !text.isBlank())
                        .toList());
    }

    @Override
    public String toString() {
        return "InitiationSettings[" + header + "]";
    }
}
