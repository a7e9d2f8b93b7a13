package dev.ringway.campaign.dialer;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How ElevenLabs is asked for calls that it places itself.
 *
 * @param key secret; empty: it is not asked
 * @param timeLimit of one request
 * @param connectTimeLimit until a connection stands: that much older than its last look a call may be when it is asked for.
 *     With the age that the look may have, 1 second at most
 */
@Validated
@ConfigurationProperties("ringway.campaign.agent-calls")
record AgentCallSettings(
        @NotNull
        @Pattern(
                regexp = "https?://[^/?#]+[^?#]*",
                message = "ELEVENLABS_API_BASE_URL must be an http or https URL without a query")
        String baseUrl,

        @NotNull String key,
        @NotNull @DurationMin(millis = 100) Duration timeLimit,

        @NotNull @DurationMin(millis = 100) Duration connectTimeLimit) {

    @Override
    public String toString() {
        return "AgentCallSettings[" + baseUrl + "]";
    }
}
