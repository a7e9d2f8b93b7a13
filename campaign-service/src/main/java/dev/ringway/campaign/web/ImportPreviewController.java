package dev.ringway.campaign.web;

import dev.ringway.campaign.imports.ImportOptions;
import dev.ringway.campaign.intake.csv.ImportPreview;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.ForOperators;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Shows how a file would be read before it is imported. Keeps nothing. */
@RestController
@ForOperators
@Tag(name = "contact imports")
class ImportPreviewController {

    private static final String PART = "part";

    private final ImportPreview preview;
    private final ImportParameters parameters;

    ImportPreviewController(ImportPreview preview, ImportParameters parameters) {
        this.preview = preview;
        this.parameters = parameters;
    }

    @PostMapping(path = ContactImportController.PATH + "/preview", consumes = "text/csv")
    @Operation(
            summary = "Read the beginning of a CSV file as an import would",
            description =
                    "What each column is taken for, what stands in the way, and what the first ten rows say or why they"
                            + " would be refused. Nothing is kept. The body is the file, or its first 256 KiB at most"
                            + " with `part=true`. A number that comes twice and contacts that are there are told by an"
                            + " import with `dryRun=true`.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string"))))
    @Parameter(
            name = PART,
            in = ParameterIn.QUERY,
            description = "Whether the file is longer than the body; then its last row is left out",
            schema = @Schema(type = "boolean", defaultValue = "false"))
    @Parameter(
            name = "region",
            in = ParameterIn.QUERY,
            description = "Of numbers without a country; else the service's",
            schema = @Schema(type = "string", example = "US"))
    @Parameter(
            name = "mapping",
            in = ParameterIn.QUERY,
            description = "A header, a colon and the field that it means, `customFields.<name>` or `ignore`",
            array = @ArraySchema(schema = @Schema(type = "string", example = "Telefon:phoneNumber")))
    Mono<ImportPreviewView> preview(@Parameter(hidden = true) ServerWebExchange exchange) {
        MultiValueMap<String, String> given =
                new LinkedMultiValueMap<>(exchange.getRequest().getQueryParams());
        if (exchange.getRequest().getHeaders().getContentLength() > ImportPreview.MOST_BYTES) {
            throw tooLarge();
        }
        boolean part = part(given);
        ImportOptions options = parameters.read(given);
        return DataBufferUtils.join(exchange.getRequest().getBody(), ImportPreview.MOST_BYTES)
                .onErrorMap(DataBufferLimitException.class, tooMuch -> tooLarge())
                .map(buffer -> {
                    byte[] bytes = new byte[buffer.readableByteCount()];
                    buffer.read(bytes);
                    DataBufferUtils.release(buffer);
                    return bytes;
                })
                .defaultIfEmpty(new byte[0])
                .publishOn(Schedulers.boundedElastic())
                .map(beginning -> ImportPreviewView.of(preview.of(beginning, part, options)));
    }

    private static boolean part(MultiValueMap<String, String> given) {
        String text = given.getFirst(PART);
        given.remove(PART);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw ProblemException.invalid(PART, "must be true or false");
        }
        return "true".equals(text);
    }

    private static ProblemException tooLarge() {
        return new ProblemException(
                HttpStatus.CONTENT_TOO_LARGE,
                "file-too-large",
                "A preview reads the beginning of a file. Send its first " + ImportPreview.MOST_BYTES / 1024
                        + " KiB, with part=true.");
    }
}
