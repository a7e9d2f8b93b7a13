package dev.ringway.campaign.dialer;

import dev.ringway.campaign.attempt.CallReport;
import dev.ringway.campaign.attempt.CallReport.Result;
import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.dial.CallEnd;
import dev.ringway.campaign.dial.CallEnd.Talk;
import dev.ringway.starter.twilio.TwilioFailure;
import dev.ringway.starter.twilio.TwilioOutcome;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Looks at Twilio what calls there are. Blocks. */
@Component
final class CallLookup {

    /** Twilio's clock and ours may differ, and it tells whole seconds. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private static final String PAGE = "100";

    private static final TwilioFailure NOT_CONFIGURED =
            new TwilioFailure.Configuration(0, "its Twilio account is not configured");

    private final AttemptAccounts accounts;

    CallLookup(AttemptAccounts accounts) {
        this.accounts = accounts;
    }

    /** The call as it is now. */
    TwilioOutcome<CallReport> call(DialAttempt attempt, String sid) {
        return read(attempt, "/Calls/" + sid + ".json", Map.of()).map(CallLookup::report);
    }

    /** The SIDs of the calls with its two numbers that were made since it was asked for; Twilio's lists lag. */
    TwilioOutcome<List<String>> candidates(DialAttempt attempt) {
        Instant since = attempt.call().requestedAt().orElse(attempt.createdAt()).minus(TOLERANCE);
        Map<String, String> query = Map.of(
                "To", attempt.order().to(),
                "From", attempt.order().from(),
                "PageSize", PAGE);
        return read(attempt, "/Calls.json", query)
                .map(answer -> answer.path("calls")
                        .valueStream()
                        .filter(call -> call.path("direction").asString("").startsWith("outbound"))
                        .filter(call -> time(call, "date_created")
                                .filter(made -> !made.isBefore(since))
                                .isPresent())
                        .map(call -> call.path("sid").asString(""))
                        .toList());
    }

    private TwilioOutcome<JsonNode> read(DialAttempt attempt, String path, Map<String, String> query) {
        return accounts.find(attempt)
                .map(client -> client.read(path, query))
                .orElseGet(() -> new TwilioOutcome.Failed<>(NOT_CONFIGURED));
    }

    static CallReport report(JsonNode call) {
        return new CallReport(
                call.path("sid").asString(),
                Optional.empty(),
                new CallEnd(call.path("status").asString(), text(call, "answered_by"), Optional.empty(), Talk.ANY),
                new Result(
                        Optional.empty(),
                        text(call, "duration")
                                .filter(digits -> digits.matches("\\d{1,9}"))
                                .map(Long::valueOf),
                        text(call, "price")
                                .filter(amount -> amount.matches("-?\\d{1,9}(\\.\\d{1,9})?"))
                                .map(amount -> new BigDecimal(amount).abs()),
                        time(call, "end_time")));
    }

    private static Optional<String> text(JsonNode call, String field) {
        return Optional.of(call.path(field).asString("")).filter(text -> !text.isEmpty());
    }

    private static Optional<Instant> time(JsonNode call, String field) {
        try {
            return text(call, field)
                    .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
