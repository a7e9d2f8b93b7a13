package dev.ringway.callstore.provider;

import dev.ringway.starter.media.MediaSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param media how recordings' media is fetched and passed on */
@Validated
@ConfigurationProperties("ringway.call-store")
public record RecordingMediaSettings(@Valid @NotNull MediaSettings media) {}
