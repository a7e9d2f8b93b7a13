package dev.ringway.campaign.web;

import dev.ringway.campaign.imports.ContactImport;
import dev.ringway.campaign.imports.ImportOptions;
import dev.ringway.campaign.imports.OnDuplicate;
import dev.ringway.campaign.intake.csv.ImportIntake;
import dev.ringway.campaign.intake.csv.ImportSettings;
import dev.ringway.starter.http.TimeLimit;
import dev.ringway.starter.jobs.LeasedJob;
import dev.ringway.starter.jobs.LeasedJobs;
import dev.ringway.starter.openapi.Answers;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForOperators;
import dev.ringway.starter.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Takes in files of contacts. A file streams into the object storage; what becomes of it is asked for later. */
@RestController
@RequestMapping(ContactImportController.PATH)
@ForOperators
@Tag(name = "contact imports")
class ContactImportController {

    static final String PATH = "/api/v1/contact-imports";

    private static final String KEY_HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
    /** Pieces of the body that may wait in memory. */
    private static final int AHEAD = 8;

    private final ImportIntake intake;
    private final ImportParameters parameters;
    private final ImportSettings settings;
    private final LeasedJobs jobs;
    private final LeasedJob job;

    ContactImportController(
            ImportIntake intake,
            ImportParameters parameters,
            ImportSettings settings,
            LeasedJobs jobs,
            LeasedJob contactImportJob) {
        this.intake = intake;
        this.parameters = parameters;
        this.settings = settings;
        this.jobs = jobs;
        this.job = contactImportJob;
    }

    @PostMapping(consumes = "text/csv")
    @Operation(
            summary = "Import contacts from a CSV file",
            description =
                    "The body is the file: UTF-8, UTF-16 with byte order mark or Windows-1252, its cells parted by"
                            + " comma, semicolon, tab or bar, its first line the header. 202 with the Location that tells how far"
                            + " it is. Repeated with its Idempotency-Key, or without one with the same file and parameters, it is"
                            + " the same import, answered with 200, and nothing is imported again, whatever has become of its"
                            + " contacts: a new Idempotency-Key does that. onDuplicate=update, and a campaign that is no draft any more, are for admins, a dry"
                            + " run of either for operators. 404 without such a campaign, 422 campaign-takes-no-contacts where it"
                            + " is over.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string"))))
    @Parameter(
            name = "region",
            in = ParameterIn.QUERY,
            description = "Of numbers without a country; else the service's",
            schema = @Schema(type = "string", example = "US"))
    @Parameter(
            name = "dryRun",
            in = ParameterIn.QUERY,
            description = "Whether only to tell what would be done",
            schema = @Schema(type = "boolean", defaultValue = "false"))
    @Parameter(
            name = "onDuplicate",
            in = ParameterIn.QUERY,
            description = "Whether a contact that has the number stays as it is or gets what the row says",
            schema =
                    @Schema(
                            allowableValues = {"skip", "update"},
                            defaultValue = "skip"))
    @Parameter(
            name = "mapping",
            in = ParameterIn.QUERY,
            description = "A header, a colon and the field that it means, `customFields.<name>` or `ignore`",
            array = @ArraySchema(schema = @Schema(type = "string", example = "Telefon:phoneNumber")))
    @Parameter(
            name = "tag",
            in = ParameterIn.QUERY,
            description = "That each contact of the file gets",
            array = @ArraySchema(schema = @Schema(type = "string")))
    @Parameter(
            name = "group",
            in = ParameterIn.QUERY,
            description = "That each contact of the file gets",
            array = @ArraySchema(schema = @Schema(type = "string")))
    @Parameter(
            name = "campaignId",
            in = ParameterIn.QUERY,
            description =
                    "Of the campaign that each contact of the file comes into; one that is in it already stays as it is",
            schema = @Schema(type = "string"))
    @Parameter(
            name = KEY_HEADER,
            in = ParameterIn.HEADER,
            description = "1 to 200 printable characters without spaces",
            schema = @Schema(type = "string"))
    @Answers({HttpStatus.ACCEPTED, HttpStatus.OK})
    ResponseEntity<ContactImportView> ask(
            @Parameter(hidden = true) ServerWebExchange exchange, @Parameter(hidden = true) Caller caller) {
        ServerHttpRequest request = exchange.getRequest();
        ImportOptions options = parameters.read(request.getQueryParams());
        if (options.onDuplicate() == OnDuplicate.UPDATE && !options.dryRun() && !caller.has(Role.ADMIN)) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN,
                    "forbidden",
                    "Changing many contacts at once is for admins. Ask one, or import with onDuplicate=skip.");
        }
        Optional<Long> size =
                Optional.of(request.getHeaders().getContentLength()).filter(length -> length >= 0);
        ImportIntake.Asked asked;
        TimeLimit.lift(exchange);
        try (InputStream body =
                DataBufferUtils.subscriberInputStream(request.getBody().timeout(settings.stall()), AHEAD)) {
            asked = intake.request(new ImportIntake.Request(caller, options, size, key(request)), body);
        } catch (IOException unclosable) {
            throw new UncheckedIOException(unclosable);
        }
        return answer(asked.isNew() ? HttpStatus.ACCEPTED : HttpStatus.OK, asked.order(), caller);
    }

    @PostMapping("/{id}/cancel")
    @Operation(
            summary = "End an import before its next rows",
            description = "What was imported stays. Repeating it changes nothing; 409 if it ended by itself.")
    @Answers(HttpStatus.ACCEPTED)
    ResponseEntity<ContactImportView> cancel(
            @PathVariable @ContactId String id, @Parameter(hidden = true) Caller caller) {
        return answer(HttpStatus.ACCEPTED, intake.cancel(id), caller);
    }

    private ResponseEntity<ContactImportView> answer(HttpStatus status, ContactImport asked, Caller caller) {
        if (!asked.state().isOver()) {
            jobs.startNow(job);
        }
        return ResponseEntity.status(status)
                .location(URI.create(PATH + "/" + asked.id()))
                .body(ContactImportView.of(asked, Optional.empty(), caller));
    }

    private static Optional<String> key(ServerHttpRequest request) {
        Optional<String> key = Optional.ofNullable(request.getHeaders().getFirst(KEY_HEADER));
        if (key.filter(text -> !KEY.matcher(text).matches()).isPresent()) {
            throw ProblemException.invalid(KEY_HEADER, "must be 1 to 200 printable characters without spaces");
        }
        return key;
    }
}
