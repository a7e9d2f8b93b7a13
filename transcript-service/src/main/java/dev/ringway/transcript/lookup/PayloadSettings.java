package dev.ringway.transcript.lookup;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What is read of the payloads in the object storage, when they come and again.
 *
 * @param max size of one; read whole it takes several times as much memory, and a larger one is a dead letter
 */
@Validated
@ConfigurationProperties("ringway.transcript.payload")
public record PayloadSettings(@NotNull DataSize max) {}
