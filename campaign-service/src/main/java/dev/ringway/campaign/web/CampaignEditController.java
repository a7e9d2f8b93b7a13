package dev.ringway.campaign.web;

import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.campaign.StatsComparison;
import dev.ringway.campaign.intake.CampaignFigureCopy;
import dev.ringway.campaign.intake.CampaignIntake;
import dev.ringway.campaign.intake.CampaignReader;
import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.http.JsonMergePatch;
import dev.ringway.starter.openapi.Answers;
import dev.ringway.starter.problems.ProblemException;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Adds, changes and copies campaigns. */
@RestController
@RequestMapping(CampaignController.PATH)
@Tag(name = "campaigns")
class CampaignEditController {

    static final String MERGE_PATCH = "application/merge-patch+json";

    private final CampaignIntake intake;
    private final CampaignReader reader;
    private final JsonMergePatch patches;
    private final CampaignFigureCopy figures;

    CampaignEditController(
            CampaignIntake intake, CampaignReader reader, JsonMergePatch patches, CampaignFigureCopy figures) {
        this.intake = intake;
        this.reader = reader;
        this.patches = patches;
        this.figures = figures;
    }

    /** @param name of the copy; Copy of the original's name without one */
    record CopyBody(Optional<String> name) {}

    /**
     * @param repaired whether the figures were wrong
     * @param kept as they were
     * @param counted as they are
     */
    record RepairAnswer(boolean repaired, CampaignStatsView kept, CampaignStatsView counted) {}

    @ForOperators
    @PostMapping
    @Operation(
            summary = "Add a campaign",
            description = "It is a draft. What is not said has a default under which nobody is called.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = CampaignDraft.class))))
    @Answers(HttpStatus.CREATED)
    ResponseEntity<CampaignView> add(@RequestBody JsonNode body, @Parameter(hidden = true) Caller caller) {
        return created(intake.create(reader.read(body)), caller);
    }

    @ForOperators
    @PatchMapping(
            path = "/{id}",
            consumes = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
    @Operation(
            summary = "Change a campaign",
            description = "A JSON merge patch: what it does not name stays, null takes away. Drafts are changed by"
                    + " operators, all others by admins. 409 not-changeable-now names what has to stay as the campaign"
                    + " is, 412 if it was changed since its ETag was read (new figures do not count), 428 without"
                    + " If-Match.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MERGE_PATCH,
                                        schema = @Schema(implementation = CampaignDraft.class)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = CampaignDraft.class))
                            }))
    @Parameter(
            name = HttpHeaders.IF_MATCH,
            in = ParameterIn.HEADER,
            required = true,
            description = "The ETag of the campaign as it was read",
            schema = @Schema(type = "string"))
    ResponseEntity<CampaignView> edit(
            @PathVariable @ContactId String id,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            @RequestBody JsonNode body,
            @Parameter(hidden = true) Caller caller) {
        long expected = EntityTag.expectedVersion(ifMatch);
        Campaign changed = intake.edit(
                id, expected, caller, seen -> reader.read(patches.apply(CampaignDraft.of(seen.fields()), body)));
        return answer(changed, caller);
    }

    @ForOperators
    @PostMapping("/{id}/clone")
    @Operation(
            summary = "A new draft with the settings of a campaign",
            description = "Without its dates and its contacts.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = false,
                            content = @Content(schema = @Schema(implementation = CopyBody.class))))
    @Answers(HttpStatus.CREATED)
    ResponseEntity<CampaignView> copy(
            @PathVariable @ContactId String id,
            @RequestBody(required = false) @Nullable JsonNode body,
            @Parameter(hidden = true) Caller caller) {
        return created(intake.copy(id, Optional.ofNullable(body).flatMap(this::name)), caller);
    }

    @ForAdmins
    @PostMapping("/{id}/stats/repair")
    @Operation(
            summary = "Count a campaign's figures anew, and put right what differs",
            description = "They change with the contacts in one transaction, so nothing should ever differ.")
    RepairAnswer repair(@PathVariable @ContactId String id) {
        intake.refuseWithoutCampaign(id);
        StatsComparison found = figures.repair(id);
        return new RepairAnswer(
                !found.agree(), CampaignStatsView.of(found.kept()), CampaignStatsView.of(found.counted()));
    }

    private Optional<String> name(JsonNode body) {
        if (!body.isObject()) {
            throw ProblemException.invalid("name", "must be in an object");
        }
        return reader.nameOf(body);
    }

    private static ResponseEntity<CampaignView> created(Campaign campaign, Caller caller) {
        return ResponseEntity.created(URI.create(CampaignController.PATH + "/" + campaign.id()))
                .eTag(EntityTag.of(campaign.version(), caller).value())
                .body(CampaignView.of(campaign, caller));
    }

    /** The version that somebody has seen, where the header names it. */
    static Optional<Long> wanted(Optional<String> ifMatch) {
        return ifMatch.map(tag -> EntityTag.expectedVersion(Optional.of(tag)));
    }

    static ResponseEntity<CampaignView> answer(Campaign campaign, Caller caller) {
        return EntityTag.of(campaign.version(), caller).answer(CampaignView.of(campaign, caller));
    }
}
