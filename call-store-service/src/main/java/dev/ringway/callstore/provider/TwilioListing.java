package dev.ringway.callstore.provider;

import dev.ringway.callstore.report.SystemReport;
import dev.ringway.starter.twilio.TwilioClient;
import dev.ringway.starter.twilio.TwilioFailure;
import dev.ringway.starter.twilio.TwilioOutcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What Twilio has of one account, page by page. A list at Twilio lags behind by some minutes, and lacks calls that have not started. */
public final class TwilioListing {

    /** What can be listed. */
    public enum Kind {
        CALLS("/Calls.json", "calls", "StartTime"),
        RECORDINGS("/Recordings.json", "recordings", "DateCreated");

        private final String path;
        private final String array;
        private final String timeFilter;

        Kind(String path, String array, String timeFilter) {
            this.path = path;
            this.array = array;
            this.timeFilter = timeFilter;
        }

        /** Empty for a recording that is no call's. */
        private Optional<SystemReport> read(JsonNode resource) {
            return switch (this) {
                case CALLS -> Optional.of(CallsAtTwilio.fetched(resource));
                case RECORDINGS ->
                    Optional.of(resource).filter(RecordingsAtTwilio::ofCall).map(RecordingsAtTwilio::fetched);
            };
        }
    }

    /**
     * @param next where the list goes on; empty at its end
     */
    public record Page(List<SystemReport> resources, Optional<String> next) {}

    private final TwilioClient twilio;

    TwilioListing(TwilioClient twilio) {
        this.twilio = twilio;
    }

    /** The first page of what began in a span of time, both ends included, to the second. */
    public TwilioOutcome<Page> between(Kind kind, Instant from, Instant to, int pageSize) {
        return twilio.read(
                        kind.path,
                        Map.of(
                                kind.timeFilter + ">",
                                toSeconds(from),
                                kind.timeFilter + "<",
                                toSeconds(to),
                                "PageSize",
                                Integer.toString(pageSize)))
                .map(answer -> page(kind, answer));
    }

    /** @param next of the page before; a page of another account is one that is not there */
    public TwilioOutcome<Page> next(Kind kind, String next) {
        if (!next.startsWith("/2010-04-01/Accounts/" + twilio.accountSid() + "/")) {
            return new TwilioOutcome.Failed<>(new TwilioFailure.NotFound(0, "the page is another account's"));
        }
        return twilio.read(next, Map.of()).map(answer -> page(kind, answer));
    }

    private static Page page(Kind kind, JsonNode answer) {
        List<SystemReport> resources = answer.path(kind.array)
                .valueStream()
                .flatMap(resource -> kind.read(resource).stream())
                .toList();
        return new Page(
                resources,
                Optional.of(answer.path("next_page_uri"))
                        .filter(JsonNode::isString)
                        .map(JsonNode::stringValue)
                        .filter(uri -> !uri.isEmpty()));
    }

    private static String toSeconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
