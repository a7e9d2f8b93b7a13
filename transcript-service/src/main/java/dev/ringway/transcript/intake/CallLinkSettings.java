package dev.ringway.transcript.intake;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How long what is known of calls waits for their conversations.
 *
 * @param kept after the call was told of last; longer than conversations are looked for at ElevenLabs
 */
@Validated
@ConfigurationProperties("ringway.transcript.call-links")
record CallLinkSettings(@NotNull @DurationMin(days = 1) Duration kept) {}
