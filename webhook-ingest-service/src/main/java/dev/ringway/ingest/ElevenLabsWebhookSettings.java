package dev.ringway.ingest;

import dev.ringway.ingest.elevenlabs.ElevenLabsAuthenticity;
import dev.ringway.ingest.elevenlabs.WebhookSecret;
import dev.ringway.starter.startup.StartRefusedException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How ElevenLabs' post-call webhooks are recognised.
 *
 * @param secret secret; of the workspace's webhook
 * @param secretSecondary secret; the one that is being promoted or retired, empty outside a rotation
 * @param maxAge how long ago a request may have been signed
 * @param maxAhead how far the signer's clock may be ahead
 * @param agentIds agents of ours; webhooks come for all agents of a workspace
 * @param agentsMaxAge an agent that is not known is taken for somebody else's only if all agents that are told of by
 *     events were known so long ago or less
 */
@Validated
@ConfigurationProperties("ringway.elevenlabs.webhooks")
record ElevenLabsWebhookSettings(
        @DefaultValue("") String secret,
        @DefaultValue("") String secretSecondary,

        @DefaultValue("30m") @DurationMin(seconds = 1) @DurationMax(hours = 24)
        Duration maxAge,

        @DefaultValue("5m") @DurationMin(seconds = 0) @DurationMax(hours = 1)
        Duration maxAhead,

        @DefaultValue Set<String> agentIds,

        @DefaultValue("10s") @DurationMin(seconds = 3) @DurationMax(hours = 1)
        Duration agentsMaxAge) {

    /** @throws StartRefusedException where the secret is missing */
    ElevenLabsAuthenticity authenticity() {
        if (secret.isBlank()) {
            throw new StartRefusedException(
                    "ELEVENLABS_WEBHOOK_SECRET is missing.",
                    "Set it to the secret of the workspace's post-call webhook.");
        }
        return new ElevenLabsAuthenticity(
                Stream.of(secret, secretSecondary)
                        .filter(text -> !text.isBlank())
                        .map(WebhookSecret::new)
                        .toList(),
                maxAge,
                maxAhead);
    }

    @Override
    public String toString() {
        return "ElevenLabsWebhookSettings[agentIds=" + agentIds + "]";
    }
}
