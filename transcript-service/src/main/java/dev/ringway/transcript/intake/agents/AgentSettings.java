package dev.ringway.transcript.intake.agents;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How agents are kept in step with ElevenLabs.
 *
 * @param listTimeLimit for one query of a list, at the database
 * @param driftInterval how often every agent is compared with ElevenLabs; zero: only when asked
 * @param creationLook how often it is looked for creations of which nobody knows what became of them; zero: only when asked
 * @param creationSettling how long ElevenLabs may take until it shows an agent whose creation it did not confirm; much longer
 *     than a request may take
 * @param creationTries how often ElevenLabs is asked for one agent
 * @param importBatch agents that one request adopts; the next one goes on
 */
@Validated
@ConfigurationProperties("ringway.transcript.agents")
record AgentSettings(
        @NotNull @DurationMin(millis = 100) Duration listTimeLimit,
        @NotNull Duration driftInterval,
        @NotNull Duration creationLook,
        @NotNull @DurationMin(seconds = 30) Duration creationSettling,
        @Min(1) @Max(10) int creationTries,
        @Min(1) @Max(100) int importBatch) {}
