package dev.ringway.transcript.web.analysis;

import dev.ringway.starter.http.Query;
import dev.ringway.starter.http.TimeText;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForViewers;
import dev.ringway.transcript.insight.InsightQuestion;
import dev.ringway.transcript.lookup.InsightLookup;
import dev.ringway.transcript.lookup.InsightSettings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** What the conversations of a bounded time amount to, straight from the transcripts. */
@RestController
@ForViewers
@Tag(name = "transcripts")
class InsightController {

    private static final Set<String> PARAMETERS = Set.of("from", "to", "agentId", "campaignId", "interval", "timeZone");
    private static final Duration USUAL_RANGE = Duration.ofDays(30);
    private static final String A_ZONE = "must be a time zone such as Europe/Berlin";

    private final InsightLookup insights;
    private final InsightSettings settings;
    private final Clock clock;

    InsightController(InsightLookup insights, InsightSettings settings, Clock clock) {
        this.insights = insights;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping("/api/v1/transcripts/insights")
    @Operation(
            summary = "Criteria over time, topics, sentiment and latency of the conversations of some time",
            description =
                    "Of those that are done, by their begin: of the last 30 days, unless from and to say otherwise."
                            + " Sentiment by agent and by campaign, topics: the commonest. 503 took-too-long where the database"
                            + " does not get through them in time.")
    @Parameter(name = "from", in = ParameterIn.QUERY, schema = @Schema(type = "string", format = "date-time"))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "Not included; now if not given",
            schema = @Schema(type = "string", format = "date-time"))
    @Parameter(name = "agentId", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
    @Parameter(name = "campaignId", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
    @Parameter(
            name = "interval",
            in = ParameterIn.QUERY,
            description = "Of criteria over time; weeks begin on Monday",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"day", "week"},
                            defaultValue = "day"))
    @Parameter(
            name = "timeZone",
            in = ParameterIn.QUERY,
            description = "In which days and weeks begin",
            schema = @Schema(type = "string", example = "Europe/Berlin", defaultValue = "UTC"))
    InsightView insights(
            @Parameter(hidden = true) ServerWebExchange exchange, @Parameter(hidden = true) Caller caller) {
        InsightQuestion question = question(exchange.getRequest().getQueryParams());
        return InsightView.of(question, insights.of(question), caller);
    }

    private InsightQuestion question(MultiValueMap<String, String> parameters) {
        Query query = Query.of(parameters, PARAMETERS);
        Instant to = query.one("to", InsightController::time, TimeText.MESSAGE)
                .orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.MILLIS));
        Instant from =
                query.one("from", InsightController::time, TimeText.MESSAGE).orElseGet(() -> to.minus(USUAL_RANGE));
        if (!from.isBefore(to)) {
            throw ProblemException.invalid("from", "must be before to, which is now if not given");
        }
        if (Duration.between(from, to).compareTo(settings.range()) > 0) {
            throw ProblemException.invalid(
                    "from", "must be at most " + settings.range().toDays() + " days before to");
        }
        return new InsightQuestion(
                from,
                to,
                query.one("agentId"),
                query.one("campaignId"),
                query.one("interval", InsightQuestion.Step::of, "must be day or week")
                        .orElse(InsightQuestion.Step.DAY),
                query.one("timeZone", InsightController::zone, A_ZONE).orElse(ZoneId.of("UTC")));
    }

    /** As exact as the database keeps it. */
    private static Optional<Instant> time(String text) {
        return TimeText.read(text).map(time -> time.truncatedTo(ChronoUnit.MILLIS));
    }

    /** Places of the time zone database, by their names there; no offsets. */
    private static Optional<ZoneId> zone(String text) {
        return Optional.of(text)
                .filter(id -> id.equals("UTC") || id.contains("/"))
                .filter(id -> !id.startsWith("SystemV/"))
                .filter(ZoneId.getAvailableZoneIds()::contains)
                .map(ZoneId::of);
    }
}
