package dev.ringway.transcript.provider;

import dev.ringway.starter.media.MediaSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param audio how the sound of conversations is fetched and passed on */
@Validated
@ConfigurationProperties("ringway.transcript")
public record AudioSettings(@Valid @NotNull MediaSettings audio) {}
