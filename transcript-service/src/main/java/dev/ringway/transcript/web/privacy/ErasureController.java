package dev.ringway.transcript.web.privacy;

import dev.ringway.starter.http.Cursor;
import dev.ringway.starter.http.Page;
import dev.ringway.starter.http.PageParameters;
import dev.ringway.starter.http.Query;
import dev.ringway.starter.jobs.LeasedJob;
import dev.ringway.starter.jobs.LeasedJobs;
import dev.ringway.starter.openapi.Answers;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForAdmins;
import dev.ringway.starter.security.ForViewers;
import dev.ringway.transcript.intake.privacy.ErasureIntake;
import dev.ringway.transcript.privacy.Erasure;
import dev.ringway.transcript.privacy.ErasurePosition;
import dev.ringway.transcript.privacy.PersonalData;
import dev.ringway.transcript.web.ConversationId;
import dev.ringway.transcript.web.ListPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Takes conversations away, or what is personal in them, here and at ElevenLabs. */
@RestController
@RequestMapping(ErasureController.PATH)
@Tag(name = "transcripts")
class ErasureController {

    static final String PATH = "/api/v1/transcripts";

    private static final Set<String> PARAMETERS = Set.of("state", "limit", "cursor");
    private static final String KINDS =
            Arrays.stream(PersonalData.values()).map(PersonalData::text).collect(Collectors.joining(", "));

    private final ErasureIntake intake;
    private final LeasedJobs jobs;
    private final LeasedJob job;

    ErasureController(ErasureIntake intake, LeasedJobs jobs, LeasedJob erasuresJob) {
        this.intake = intake;
        this.jobs = jobs;
        this.job = erasuresJob;
    }

    /** @param personalData what is to be taken out: email, phone-number, card-number, iban, number, person; all if not given */
    @Schema(name = "TranscriptRedaction")
    record Redaction(Optional<List<String>> personalData) {

        Set<PersonalData> kinds() {
            if (personalData.isEmpty()) {
                return EnumSet.allOf(PersonalData.class);
            }
            Set<PersonalData> kinds = EnumSet.noneOf(PersonalData.class);
            personalData
                    .get()
                    .forEach(text -> kinds.add(PersonalData.of(text)
                            .orElseThrow(() -> ProblemException.invalid("personalData", "must be some of " + KINDS))));
            if (kinds.isEmpty()) {
                throw ProblemException.invalid("personalData", "must name something; leave it out for all");
            }
            return kinds;
        }
    }

    @ForAdmins
    @DeleteMapping("/{conversationId}")
    @Operation(
            summary = "Delete a conversation, here and at ElevenLabs",
            description =
                    "Here it is gone when it is answered, and does not come back however often it is told again; its"
                            + " payload and the conversation at ElevenLabs, with its sound, follow: the Location tells how far it is."
                            + " What its dead letters say is shown to nobody any more; they lie in Kafka until their retention is over."
                            + " 409 while more will be told of it. Repeating it changes nothing.")
    @Answers(HttpStatus.ACCEPTED)
    ResponseEntity<ErasureView> delete(
            @PathVariable @ConversationId String conversationId, @Parameter(hidden = true) Caller caller) {
        return accepted(intake.delete(conversationId, caller.subject()));
    }

    @ForAdmins
    @PostMapping("/{conversationId}/redaction")
    @Operation(
            summary = "Take personal data out of a conversation",
            description =
                    "Out of all its texts: each becomes a mark such as [email]. Since ElevenLabs cannot redact, the"
                            + " conversation is deleted there, with its sound, and so is the payload that it has sent. What its"
                            + " dead letters say is shown to nobody any more; they lie in Kafka until their retention is over."
                            + " 409 while more will be told of it.")
    @Answers(HttpStatus.ACCEPTED)
    ResponseEntity<ErasureView> redact(
            @PathVariable @ConversationId String conversationId,
            @RequestBody Redaction redaction,
            @Parameter(hidden = true) Caller caller) {
        return accepted(intake.redact(conversationId, redaction.kinds(), caller.subject()));
    }

    @ForViewers
    @GetMapping("/{conversationId}/erasure")
    @Operation(summary = "What was deleted or redacted of a conversation, and how far it is")
    ErasureView one(@PathVariable @ConversationId String conversationId) {
        return intake.find(conversationId)
                .map(ErasureView::of)
                .orElseThrow(() -> ProblemException.notFound("erasure", conversationId));
    }

    @ForViewers
    @GetMapping("/erasures")
    @Operation(summary = "What was deleted or redacted, the newest first")
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            description = "pending: only what is not done yet",
            schema = @Schema(type = "string", allowableValues = "pending"))
    @PageParameters
    Page<ErasureView> list(@Parameter(hidden = true) ServerWebExchange exchange) {
        Query query = Query.of(exchange.getRequest().getQueryParams(), PARAMETERS);
        boolean pending = query.one(
                        "state", text -> Optional.of(text).filter("pending"::equals), "must be pending, or left out")
                .isPresent();
        Cursor cursors = new Cursor("erasures " + pending);
        Optional<ErasurePosition> after = query.one("cursor")
                .map(text -> cursors.read(
                        text, 2, values -> new ErasurePosition(Cursor.time(values.getFirst()), values.getLast())));
        return ListPage.read(
                        query,
                        limit -> intake.list(pending, after, limit),
                        (Erasure last) ->
                                cursors.write(List.of(last.requestedAt().toString(), last.conversationId())))
                .page(ErasureView::of);
    }

    private ResponseEntity<ErasureView> accepted(Erasure erasure) {
        if (!erasure.isDone()) {
            jobs.startNow(job);
        }
        return ResponseEntity.accepted()
                .location(URI.create(PATH + "/" + erasure.conversationId() + "/erasure"))
                .body(ErasureView.of(erasure));
    }
}
