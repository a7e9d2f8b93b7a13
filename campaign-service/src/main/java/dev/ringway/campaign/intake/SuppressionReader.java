package dev.ringway.campaign.intake;

import dev.ringway.campaign.suppression.SaidSuppression;
import dev.ringway.campaign.suppression.SuppressionFields;
import dev.ringway.campaign.suppression.SuppressionKey;
import dev.ringway.campaign.suppression.SuppressionReason;
import dev.ringway.starter.problems.FieldProblem;
import dev.ringway.starter.problems.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads what somebody says of a number that is not to be called; every mistake is told by its field. */
@Component
public final class SuppressionReader {

    /** What people may change; number and list are what a suppression is. */
    public static final Set<String> CHANGEABLE = Set.of("reason", "source", "note", "expiresAt");

    private static final Set<String> FIELDS = Set.of("list", "phoneNumber", "reason", "source", "note", "expiresAt");
    private static final int NOTE = 500;
    private static final int WORD = 100;
    private static final String REASONS =
            "must be opt-out, complaint, do-not-call-registry, wrong-number," + " invalid-number, legal or manual";
    private static final String LIST = "must be global or the id of a campaign";

    private final PhoneNumbers numbers;
    private final Clock clock;

    SuppressionReader(PhoneNumbers numbers, Clock clock) {
        this.numbers = numbers;
        this.clock = clock;
    }

    /** What was read, and all that is wrong with it; nothing where something is. */
    public record Reading<T>(Optional<T> said, List<FieldProblem> problems) {

        /** @throws ProblemException 400 with every field that is wrong */
        public T orThrow() {
            return said.orElseThrow(() -> new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "invalid-request",
                    "Correct the fields named in errors and send the request again.",
                    problems));
        }
    }

    /**
     * @param document the list is the global one unless it says another
     * @param region of a number without a country
     * @throws ProblemException 400 if it is no object
     */
    public Reading<SaidSuppression> read(JsonNode document, String region) {
        List<FieldProblem> problems = new ArrayList<>();
        ObjectReader suppression = objectOf(document, FIELDS, problems);
        Optional<String> list = suppression.member("list").isEmpty()
                ? Optional.of(SuppressionKey.GLOBAL)
                : suppression.value("list", node -> text(node).filter(SuppressionKey::isList), LIST);
        Optional<String> number = suppression.value(
                "phoneNumber",
                node -> text(node).flatMap(written -> numbers.e164(written, region)),
                PhoneNumbers.MUST_BE);
        suppression.required("phoneNumber", number, "");
        Optional<SuppressionFields> fields = fields(suppression, true);
        return new Reading<>(
                problems.isEmpty()
                        ? fields.map(read ->
                                new SaidSuppression(new SuppressionKey(list.orElseThrow(), number.orElseThrow()), read))
                        : Optional.empty(),
                List.copyOf(problems));
    }

    public Reading<SaidSuppression> read(JsonNode document) {
        return read(document, numbers.defaultRegion());
    }

    /**
     * What may change of one.
     *
     * @param document the whole of it after the change; an end that is over ends it now
     */
    public Reading<SuppressionFields> readFields(JsonNode document) {
        List<FieldProblem> problems = new ArrayList<>();
        Optional<SuppressionFields> fields = fields(objectOf(document, CHANGEABLE, problems), false);
        return new Reading<>(fields.filter(read -> problems.isEmpty()), List.copyOf(problems));
    }

    private Optional<SuppressionFields> fields(ObjectReader suppression, boolean future) {
        Optional<SuppressionReason> reason =
                suppression.value("reason", node -> text(node).flatMap(SuppressionReason::of), REASONS);
        suppression.required("reason", reason, SuppressionReason.MANUAL);
        Optional<Instant> end = suppression.value(
                "expiresAt",
                node -> FieldReading.time(node)
                        .filter(time -> !future || time.isAfter(clock.instant()))
                        .map(time -> time.truncatedTo(ChronoUnit.MILLIS)),
                future
                        ? "must be a time to come such as 2030-01-31T12:00:00Z"
                        : "must be a time such as 2030-01-31T12:00:00Z");
        Optional<String> source = suppression.text("source", WORD);
        Optional<String> note = suppression.text("note", NOTE);
        if (reason.filter(SuppressionReason::isForEver).isPresent() && end.isPresent()) {
            suppression.wrong("expiresAt", "must be left out: an opt-out has no end");
            return Optional.empty();
        }
        return reason.map(read -> new SuppressionFields(read, source, note, end));
    }

    private static ObjectReader objectOf(JsonNode document, Set<String> known, List<FieldProblem> problems) {
        if (!document.isObject()) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "invalid-request", "The body must be a JSON object.");
        }
        return ObjectReader.of("", document, known, problems);
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node).filter(JsonNode::isString).map(JsonNode::stringValue);
    }
}
