package dev.ringway.transcript.analysis.llm;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * A language model that judges conversations, at any endpoint that speaks OpenAI's chat completions.
 *
 * @param baseUrl such as {@code https://api.example.com/v1}; empty: no model is asked, and nothing leaves this service
 * @param key sent as bearer token; empty: none is sent
 * @param timeLimit for one answer
 */
@Validated
@ConfigurationProperties("ringway.transcript.llm")
public record LlmSettings(
        @DefaultValue("") String baseUrl,
        @DefaultValue("") String key,
        @DefaultValue("") String model,
        @DefaultValue("30s") @DurationMin(seconds = 1) Duration timeLimit) {

    public LlmSettings {
        if (!baseUrl.isBlank() && model.isBlank()) {
            throw new IllegalArgumentException("a language model's base URL is set, its model's name is not");
        }
        if (!baseUrl.isBlank() && !isWeb(URI.create(baseUrl.strip()).getScheme())) {
            throw new IllegalArgumentException("a language model's base URL begins with https:// or http://");
        }
    }

    public boolean enabled() {
        return !baseUrl.isBlank();
    }

    URI completions() {
        return URI.create(baseUrl.strip().replaceFirst("/+$", "") + "/chat/completions");
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "LlmSettings[baseUrl=" + baseUrl + ", model=" + model + ", timeLimit=" + timeLimit + "]";
    }

    private static boolean isWeb(@Nullable String scheme) {
        return Objects.equals(scheme, "https") || Objects.equals(scheme, "http");
    }
}
