package dev.ringway.campaign.web;

import dev.ringway.campaign.imports.RefusedRow;
import dev.ringway.campaign.intake.PhoneNumbers;
import dev.ringway.campaign.intake.SuppressionIntake;
import dev.ringway.campaign.intake.csv.ImportPlaces;
import dev.ringway.campaign.intake.csv.ImportSettings;
import dev.ringway.campaign.intake.csv.SuppressionImport;
import dev.ringway.campaign.intake.csv.SuppressionImport.Result;
import dev.ringway.campaign.suppression.SuppressionKey;
import dev.ringway.campaign.suppression.SuppressionReason;
import dev.ringway.starter.http.Query;
import dev.ringway.starter.http.TimeLimit;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForOperators;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Takes in files of numbers that are not to be called; the answer tells what came of them. */
@RestController
@ForOperators
@Tag(name = "suppressions")
class SuppressionImportController {

    private static final int AHEAD = 8;

    private static final String COME_AGAIN_SECONDS = "10";

    private final SuppressionImport imports;
    private final ImportPlaces places;
    private final SuppressionIntake intake;
    private final PhoneNumbers numbers;
    private final ImportSettings settings;

    SuppressionImportController(
            SuppressionImport imports,
            ImportPlaces places,
            SuppressionIntake intake,
            PhoneNumbers numbers,
            ImportSettings settings) {
        this.imports = imports;
        this.places = places;
        this.intake = intake;
        this.numbers = numbers;
        this.settings = settings;
    }

    /**
     * What came of a file.
     *
     * @param rows that were read, without empty ones
     * @param created numbers that were not on the list
     * @param changed that are suppressed for longer, or for ever, now
     * @param unchanged that were so already
     * @param refusedRows the first 100 of those that were refused
     */
    record SuppressionImportAnswer(
            long rows,
            long created,
            long changed,
            long unchanged,
            long refused,
            List<RefusedSuppressionRow> refusedRows) {

        static SuppressionImportAnswer of(Result result) {
            return new SuppressionImportAnswer(
                    result.rows(),
                    result.counts().created(),
                    result.counts().changed(),
                    result.counts().unchanged(),
                    result.refused(),
                    result.refusedRows().stream().map(RefusedSuppressionRow::of).toList());
        }
    }

    /** @param field which is wrong; left out where it is the row as a whole */
    record RefusedSuppressionRow(long line, String reason, Optional<String> field, String message) {

        static RefusedSuppressionRow of(RefusedRow row) {
            return new RefusedSuppressionRow(
                    row.line(),
                    row.reason().text(),
                    Optional.of(row.field()).filter(field -> !field.isEmpty()),
                    row.message());
        }
    }

    @PostMapping(path = SuppressionEditController.PATH + "/import", consumes = "text/csv")
    @Operation(
            summary = "Suppress the numbers of a CSV file",
            description =
                    "The body is the file, written as those of contact imports are; its header names a phone number, and"
                            + " may name list, reason, source, note and expiresAt, so that an export comes back as it was. The answer comes when all of it is done, batch by"
                            + " batch; sent again, it changes nothing more. 429 with Retry-After while as many files are"
                            + " worked off as may be.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string"))))
    @Parameter(
            name = "list",
            in = ParameterIn.QUERY,
            description =
                    "That all its numbers come on, whatever its rows say: `global`, or the id of a campaign. Else each"
                            + " comes on the list that its row names, or on the global one",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "reason",
            in = ParameterIn.QUERY,
            description = "Of rows that say none",
            schema =
                    @Schema(
                            allowableValues = {
                                "opt-out",
                                "complaint",
                                "do-not-call-registry",
                                "wrong-number",
                                "invalid-number",
                                "legal",
                                "manual"
                            },
                            defaultValue = "manual"))
    @Parameter(
            name = "source",
            in = ParameterIn.QUERY,
            description = "Of rows that say none",
            schema = @Schema(type = "string", defaultValue = "import"))
    @Parameter(
            name = "region",
            in = ParameterIn.QUERY,
            description = "Of numbers without a country; else the service's",
            schema = @Schema(type = "string", example = "US"))
    SuppressionImportAnswer importSuppressions(
            @Parameter(hidden = true) ServerWebExchange exchange, @Parameter(hidden = true) Caller caller) {
        ServerHttpRequest request = exchange.getRequest();
        Query query = Query.of(request.getQueryParams(), Set.of("list", "reason", "source", "region"));
        Optional<Long> size =
                Optional.of(request.getHeaders().getContentLength()).filter(length -> length >= 0);
        SuppressionImport.Request asked =
                new SuppressionImport.Request(caller.subject(), list(query), said(query), region(query), size);
        TimeLimit.lift(exchange);
        try (ImportPlaces.Place _ = places.take().orElseThrow(() -> full(exchange));
                InputStream body =
                        DataBufferUtils.subscriberInputStream(request.getBody().timeout(settings.stall()), AHEAD)) {
            return SuppressionImportAnswer.of(imports.run(asked, body));
        } catch (IOException unclosable) {
            throw new UncheckedIOException(unclosable);
        }
    }

    private static ProblemException full(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, COME_AGAIN_SECONDS);
        return new ProblemException(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-imports",
                "As many files are worked off as may be at one time. Send it again in a few seconds.");
    }

    private Optional<String> list(Query query) {
        Optional<String> list = query.one(
                "list",
                text -> Optional.of(text).filter(SuppressionKey::isList),
                "must be global or the id of a campaign");
        list.ifPresent(intake::checkList);
        return list;
    }

    private static Map<String, String> said(Query query) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put(
                "reason",
                query.one("reason", SuppressionReason::of, "must be a reason such as do-not-call-registry")
                        .orElse(SuppressionReason.MANUAL)
                        .text());
        said.put("source", query.one("source").orElse("import"));
        return said;
    }

    private String region(Query query) {
        return query.one(
                        "region",
                        text -> Optional.of(text).filter(numbers::isRegion),
                        "must be the two letters of a country, such as US")
                .orElseGet(numbers::defaultRegion);
    }
}
