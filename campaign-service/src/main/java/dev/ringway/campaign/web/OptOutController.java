package dev.ringway.campaign.web;

import dev.ringway.campaign.intake.OptOut;
import dev.ringway.campaign.intake.OptOut.Outcome;
import dev.ringway.campaign.intake.OptOut.Person;
import dev.ringway.campaign.intake.OptOut.Wish;
import dev.ringway.campaign.suppression.AddedSuppression;
import dev.ringway.campaign.suppression.Suppression;
import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.http.WholeText;
import dev.ringway.starter.openapi.Answers;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForOperators;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes in that somebody wants no calls any more. */
@RestController
@ForOperators
@Tag(name = "suppressions")
class OptOutController {

    private static final Predicate<String> ID =
            Pattern.compile(ContactId.PATTERN).asMatchPredicate();
    private static final Predicate<String> SOURCE =
            Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{1,100}").asMatchPredicate().and(Predicate.not(String::isBlank));
    private static final int LONGEST_REASON = 500;

    private final OptOut optOut;
    private final Clock clock;

    OptOutController(OptOut optOut, Clock clock) {
        this.optOut = optOut;
        this.clock = clock;
    }

    /**
     * Whose wish it is: the first three name whom it is of. One is enough; all that is named counts.
     *
     * @param phoneNumber as people write it; whoever has or had it is meant
     * @param callSid of a call that we placed, or of one with a contact
     * @param campaignId that alone shall not call any more; else nobody
     * @param source where it was said; api unless told otherwise
     * @param reason how it was said
     */
    record OptOutBody(
            Optional<String> phoneNumber,
            Optional<String> contactId,
            Optional<String> callSid,
            Optional<String> campaignId,
            Optional<String> source,
            Optional<String> reason) {}

    @PostMapping("/api/v1/opt-outs")
    @Operation(
            summary = "Never call somebody again",
            description =
                    "By the next call, of whatever campaign, it counts. Without a campaign the number comes on the"
                            + " global list and its contact becomes do-not-call. Of a call it is the number that was called, and"
                            + " that which its contact has by now. Number, contact and call may be named together: all of"
                            + " them are meant, and what is not known of them stands in no other's way; a number that cannot"
                            + " be read is told in the note. 201, or 200 where it was so already: repeating it changes"
                            + " nothing more.")
    @Answers({HttpStatus.OK, HttpStatus.CREATED})
    ResponseEntity<SuppressionView> optOut(@RequestBody OptOutBody body, @Parameter(hidden = true) Caller caller) {
        check(body);
        Outcome outcome = optOut.take(new Wish(
                new Person(body.phoneNumber(), body.contactId(), body.callSid()),
                body.campaignId(),
                body.source().orElse("api"),
                body.reason(),
                clock.instant(),
                caller.subject(),
                Optional.empty()));
        return switch (outcome) {
            case Outcome.DoneBefore() -> throw new IllegalStateException("only commands are done once");
            case Outcome.Impossible(String field, String message) -> throw ProblemException.invalid(field, message);
            case Outcome.CallUnknown() ->
                throw ProblemException.invalid("callSid", "must be of a call that we placed, or of one with a contact");
            case Outcome.Done(AddedSuppression(Suppression suppression, boolean created)) ->
                ResponseEntity.status(created ? HttpStatus.CREATED : HttpStatus.OK)
                        .location(URI.create(SuppressionEditController.PATH + "/"
                                + suppression.key().id()))
                        .eTag(EntityTag.of(suppression.version(), caller).value())
                        .body(SuppressionView.of(suppression, caller));
        };
    }

    private static void check(OptOutBody body) {
        if (Stream.of(body.phoneNumber(), body.contactId(), body.callSid()).noneMatch(Optional::isPresent)) {
            throw ProblemException.invalid("phoneNumber", "must be given, or else contactId or callSid");
        }
        check("contactId", body.contactId(), ID, ContactId.MESSAGE);
        check("campaignId", body.campaignId(), ID, ContactId.MESSAGE);
        check("callSid", body.callSid(), Person::isCallSid, "must be a Call SID");
        check("source", body.source(), SOURCE, "must be a text of 1 to 100 characters on one line");
        check("reason", body.reason(), OptOutController::isReason, "must be a text of 1 to 500 characters");
    }

    private static boolean isReason(String text) {
        return !text.isBlank() && text.length() <= LONGEST_REASON && WholeText.is(text);
    }

    private static void check(String field, Optional<String> value, Predicate<String> good, String message) {
        if (value.filter(Predicate.not(good)).isPresent()) {
            throw ProblemException.invalid(field, message);
        }
    }
}
