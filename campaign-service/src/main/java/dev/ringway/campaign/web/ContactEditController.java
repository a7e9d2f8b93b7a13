package dev.ringway.campaign.web;

import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.intake.ContactIntake;
import dev.ringway.campaign.intake.ContactReader;
import dev.ringway.campaign.intake.NumberTakenException;
import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.openapi.Answers;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForAdmins;
import dev.ringway.starter.security.ForOperators;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import tools.jackson.databind.JsonNode;

/** Adds, changes and deletes single contacts. */
@RestController
@RequestMapping("/api/v1/contacts")
@Tag(name = "contacts")
class ContactEditController {

    private static final String PATH = "/api/v1/contacts/";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final ContactIntake intake;
    private final ContactReader reader;
    private final ContactPatch contactPatch;

    ContactEditController(ContactIntake intake, ContactReader reader, ContactPatch contactPatch) {
        this.intake = intake;
        this.reader = reader;
        this.contactPatch = contactPatch;
    }

    @ForOperators
    @PostMapping
    @Operation(
            summary = "Add a contact",
            description = "409 with the Location of the contact that has the number already, so a repeated request adds"
                    + " no second one.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ContactDraft.class))))
    @Answers(HttpStatus.CREATED)
    ResponseEntity<ContactView> add(
            @RequestBody JsonNode body,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) Caller caller) {
        Contact contact = naming(exchange, () -> intake.create(reader.read(body).orThrow()));
        return ResponseEntity.created(URI.create(PATH + contact.id()))
                .eTag(EntityTag.of(contact.version(), caller).value())
                .body(ContactView.of(contact, caller));
    }

    @ForOperators
    @PatchMapping(
            path = "/{id}",
            consumes = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
    @Operation(
            summary = "Change a contact",
            description = "A JSON merge patch: what it does not name stays, null takes away. 412 if the contact was"
                    + " changed since its ETag was read, 428 without If-Match, 409 if another contact has the number."
                    + " An opt-out, a complaint or a legal ground that stands against the old number on any list"
                    + " stands against the new one too.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MERGE_PATCH,
                                        schema = @Schema(implementation = ContactDraft.class)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = ContactDraft.class))
                            }))
    @Parameter(
            name = HttpHeaders.IF_MATCH,
            in = ParameterIn.HEADER,
            required = true,
            description = "The ETag of the contact as it was read",
            schema = @Schema(type = "string"))
    ResponseEntity<ContactView> edit(
            @PathVariable @ContactId String id,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            @RequestBody JsonNode body,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) Caller caller) {
        long expected = EntityTag.expectedVersion(ifMatch);
        Contact contact = naming(
                exchange, () -> intake.edit(id, expected, seen -> contactPatch.apply(seen, body), caller.subject()));
        return EntityTag.of(contact.version(), caller).answer(ContactView.of(contact, caller));
    }

    @ForAdmins
    @DeleteMapping("/{id}")
    @Operation(summary = "Delete a contact and what was counted of its calls; the calls themselves stay")
    @Parameter(
            name = HttpHeaders.IF_MATCH,
            in = ParameterIn.HEADER,
            required = true,
            description = "The ETag of the contact as it was read",
            schema = @Schema(type = "string"))
    @Answers(HttpStatus.NO_CONTENT)
    ResponseEntity<Void> delete(
            @PathVariable @ContactId String id,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch) {
        intake.delete(id, EntityTag.expectedVersion(ifMatch));
        return ResponseEntity.noContent().build();
    }

    /** A refusal leads to the contact that has the number. */
    private static Contact naming(ServerWebExchange exchange, Supplier<Contact> change) {
        try {
            return change.get();
        } catch (NumberTakenException taken) {
            exchange.getResponse().getHeaders().setLocation(URI.create(PATH + taken.contactId()));
            throw taken.problem();
        }
    }
}
