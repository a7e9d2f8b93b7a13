package dev.ringway.starter.deadletter;

import dev.ringway.starter.deadletter.DeadLetterLookup.Found;
import dev.ringway.starter.deadletter.DeadLetterLookup.Listed;
import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.http.Page;
import dev.ringway.starter.http.PageLimit;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForAdmins;
import dev.ringway.starter.security.ForOperators;
import dev.ringway.starter.security.ForViewers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** The dead letters of this service: who may replay one sees what it says. */
@RestController
@RequestMapping("/api/v1/ops/${spring.application.name}/dead-letters")
@Tag(name = "dead letters")
class DeadLetterController {

    private final DeadLetterTopics topics;
    private final DeadLetterLookup lookup;
    private final Deciding deciding;
    private final Replaying replaying;
    private final ReplayOutcomes outcomes;
    private final List<ErasedLetters> erased;

    DeadLetterController(
            DeadLetterTopics topics,
            DeadLetterLookup lookup,
            Deciding deciding,
            Replaying replaying,
            ReplayOutcomes outcomes,
            List<ErasedLetters> erased) {
        this.topics = topics;
        this.lookup = lookup;
        this.deciding = deciding;
        this.replaying = replaying;
        this.outcomes = outcomes;
        this.erased = List.copyOf(erased);
    }

    @GetMapping
    @ForViewers
    @Operation(
            summary = "Dead letters, the newest first",
            description =
                    "Give `next` as `cursor` to go on. A page may hold fewer than asked for and still have a next:"
                            + " each answer looks at a bounded number of records.")
    Page<DeadLetterListed> list(
            @Parameter(description = "A dead-letter topic, or the topic that it belongs to") @RequestParam
                    Optional<String> topic,
            @Parameter(description = "Call SID") @RequestParam Optional<String> call,
            @Parameter(description = "The record's key") @RequestParam Optional<String> key,
            @Parameter(description = "The event's type") @RequestParam Optional<String> type,
            @Parameter(description = "Part of the reason") @RequestParam Optional<String> reason,
            @Parameter(description = "Rejected at this time or later") @RequestParam Optional<String> rejectedAfter,
            @Parameter(description = "Rejected before this time") @RequestParam Optional<String> rejectedBefore,
            @Parameter(description = "open, replayed or discarded; may be repeated") @RequestParam
                    Optional<List<String>> state,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit,
            Caller caller,
            ServerWebExchange exchange) {
        FilterInput.refuseUnknown(exchange.getRequest().getQueryParams());
        LetterFilter filter = new FilterInput(topic, call, key, type, reason, rejectedAfter, rejectedBefore)
                .filter(topics)
                .in(FilterInput.states(state.orElse(List.of())));
        Listed listed = lookup.list(
                filter,
                cursor.map(text -> Positions.read(filter, text)),
                PageLimit.of(limit).items());
        return new Page<>(
                listed.letters().stream()
                        .map(letter -> DeadLetterListed.of(letter, caller))
                        .toList(),
                listed.left().map(left -> left.write(filter)));
    }

    @GetMapping("/{id}")
    @ForViewers
    @Operation(
            summary = "One dead letter: what it says, why it was rejected, what was decided about it",
            description =
                    "What it says (`headers`, `data`, `text`, the `data` of its correction) is shown to those who may replay"
                            + " it: operators, or admins where it was parked without having been read. All others are told"
                            + " everything else. Where the conversation was deleted or redacted since (`erased`), nobody is"
                            + " shown what it says.")
    ResponseEntity<DeadLetterView> look(@PathVariable String id, Caller caller) {
        return answer(lookup.find(DeadLetterId.read("id", id)), caller);
    }

    @PutMapping("/{id}/correction")
    @ForAdmins
    @Operation(
            summary = "Data to be replayed instead of the original, which is kept",
            description =
                    "They must be what the topic's contract asks for, in 512 KB at most (HTTP_MAX_BODY). The letter is open"
                            + " afterwards.")
    ResponseEntity<DeadLetterView> correct(
            @PathVariable String id,
            @RequestHeader(name = "If-Match") Optional<String> ifMatch,
            @RequestBody DeadLetterInput.Correction correction,
            Caller caller) {
        DeadLetterId letter = DeadLetterId.read("id", id);
        String why = DeadLetterInput.why(correction.why());
        long version = EntityTag.expectedVersion(ifMatch);
        return answer(deciding.correct(letter, version, correction.data(), why, caller.subject()), caller);
    }

    @PostMapping("/{id}/replay")
    @ForOperators
    @Operation(
            summary = "Hands it to its consumer group once more, corrected if it was",
            description = "Safe to repeat: the event keeps its id. If it fails again it becomes a new dead letter that"
                    + " names this one as its predecessor.")
    ResponseEntity<DeadLetterView> replay(
            @PathVariable String id,
            @Parameter(description = "Also if the event is older than what the service keeps") @RequestParam
                    Optional<Boolean> force,
            Caller caller) {
        DeadLetterId letter = DeadLetterId.read("id", id);
        return answer(replaying.replay(letter, new Replaying.Order(caller, force.orElse(false), false)), caller);
    }

    @PostMapping("/replay")
    @ForOperators
    @Operation(
            summary = "Replays all open dead letters that match, the oldest first",
            description = "Give `next` as `cursor` to go on; letters that arrive after the first request are left out.")
    ReplayAnswer replayAll(@RequestBody DeadLetterInput.Replay wanted, Caller caller) {
        LetterFilter filter = wanted.filter(topics).in(Set.of(LetterState.Status.OPEN));
        if (!filter.isNarrow() && wanted.topic().isEmpty() && !wanted.all().orElse(false)) {
            throw ProblemException.invalid(
                    "all", "must be true where no topic, call, key, type, reason or time is given");
        }
        Replaying.Outcome outcome = replaying.replay(
                filter,
                wanted.cursor().map(text -> Positions.read(filter, text)),
                wanted.most(),
                new Replaying.Order(
                        caller, wanted.force().orElse(false), wanted.dryRun().orElse(false)));
        return ReplayAnswer.of(outcome, filter);
    }

    @PostMapping("/{id}/discard")
    @ForAdmins
    @Operation(summary = "Marks it as never to be replayed")
    ResponseEntity<DeadLetterView> discard(
            @PathVariable String id, @RequestBody DeadLetterInput.Reason reason, Caller caller) {
        DeadLetterId letter = DeadLetterId.read("id", id);
        return answer(deciding.discard(letter, DeadLetterInput.why(reason.why()), caller.subject()), caller);
    }

    @PostMapping("/{id}/reopen")
    @ForAdmins
    @Operation(summary = "Takes a discard, or a replay that was not enough, back")
    ResponseEntity<DeadLetterView> reopen(
            @PathVariable String id, @RequestBody DeadLetterInput.Reason reason, Caller caller) {
        DeadLetterId letter = DeadLetterId.read("id", id);
        return answer(deciding.reopen(letter, DeadLetterInput.why(reason.why()), caller.subject()), caller);
    }

    private ResponseEntity<DeadLetterView> answer(Found found, Caller caller) {
        Optional<ReplayOutcome> outcome = outcomes.of(found);
        LetterSight sight = LetterSight.of(found, caller, erased);
        String state = outcome.map(one -> one.state().text()).orElse("") + sight.text();
        return EntityTag.of(found.state().version(), Optional.of(state).filter(text -> !text.isEmpty()), caller)
                .answer(DeadLetterView.of(found, outcome, sight, caller));
    }
}
