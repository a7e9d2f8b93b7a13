package dev.ringway.starter.twilio;

import com.twilio.http.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Tells success from refusal by the answer itself. */
final class Refusals {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Clock clock;

    Refusals(Clock clock) {
        this.clock = clock;
    }

    /** @throws RefusedException for anything but 2xx */
    Response check(Response answer) {
        int status = answer.getStatusCode();
        if (status >= 200 && status < 300) {
            return answer;
        }
        throw new RefusedException(status, code(answer.getContent()), retryAfter(answer));
    }

    private static int code(String body) {
        try {
            return JSON.readTree(body).path("code").asInt(0);
        } catch (JacksonException notFromTwilio) {
            return 0;
        }
    }

    /** Seconds or a date (RFC 9110); what is neither says nothing. */
    private Optional<Duration> retryAfter(Response answer) {
        return Arrays.stream(answer.getHeaders())
                .filter(header -> header.getName().equalsIgnoreCase("Retry-After"))
                .map(header -> header.getValue().strip())
                .findFirst()
                .flatMap(value -> value.matches("\\d{1,6}")
                        ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
                        : until(value));
    }

    private Optional<Duration> until(String date) {
        try {
            Instant time = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(clock.instant(), time);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }
}
