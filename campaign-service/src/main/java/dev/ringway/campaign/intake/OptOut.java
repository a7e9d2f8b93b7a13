package dev.ringway.campaign.intake;

import dev.ringway.campaign.store.OptOutPeople.Whose;
import dev.ringway.campaign.store.OptOutWrites;
import dev.ringway.campaign.store.OptOutWrites.Order;
import dev.ringway.campaign.store.OptOutWrites.Written;
import dev.ringway.campaign.store.SuppressionRepository;
import dev.ringway.campaign.suppression.AddedSuppression;
import dev.ringway.campaign.suppression.SuppressionFields;
import dev.ringway.campaign.suppression.SuppressionKey;
import dev.ringway.campaign.suppression.SuppressionReason;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Somebody wants no calls any more. When this returns it counts, whoever is about to call: the lists are asked right before
 * a call. Done again, by whatever way it is told, it changes nothing more. Blocks.
 */
@Component
public final class OptOut {

    private static final int LONGEST_NOTE = 500;

    private final OptOutWrites writes;
    private final SuppressionRepository suppressions;
    private final PhoneNumbers numbers;

    OptOut(OptOutWrites writes, SuppressionRepository suppressions, PhoneNumbers numbers) {
        this.writes = writes;
        this.suppressions = suppressions;
        this.numbers = numbers;
    }

    /**
     * Whose wish it is: of whomever any of the three names.
     *
     * @param phoneNumber as people write it; whoever has or had it is meant
     * @param contactId also as part of what it has become
     * @param callSid of whom was called, and of the contact that the call was with, whatever its number is by now
     */
    public record Person(Optional<String> phoneNumber, Optional<String> contactId, Optional<String> callSid) {

        private static final Pattern CALL_SID = Pattern.compile("CA[0-9a-fA-F]{32}");

        public static boolean isCallSid(String text) {
            return CALL_SID.matcher(text).matches();
        }
    }

    /**
     * @param campaignId that alone shall not call any more; else nobody
     * @param reason how it was said
     * @param at when it was said
     * @param by who tells it
     * @param command the event that asks for it; it is done once, also where an admin has taken the opt-out back since
     */
    public record Wish(
            Person person,
            Optional<String> campaignId,
            String source,
            Optional<String> reason,
            Instant at,
            String by,
            Optional<String> command) {}

    /** What became of it. */
    public sealed interface Outcome {
        record Done(AddedSuppression suppression) implements Outcome {}

        /** By the same command. */
        record DoneBefore() implements Outcome {}

        /** Nothing was done; it says which part of the wish is at fault, and why. */
        record Impossible(String field, String message) implements Outcome {}

        /**
         * Nothing was done, since no call with anybody is known by that id, and nobody by what was named besides. One that has
         * just begun may be told of yet.
         */
        record CallUnknown() implements Outcome {}
    }

    public Outcome take(Wish wish) {
        Optional<String> campaign = wish.campaignId();
        if (campaign.filter(id -> !suppressions.isList(id)).isPresent()) {
            return new Outcome.Impossible("campaignId", "must be the id of a campaign that there is");
        }
        Optional<Whose> whose = whose(wish.person());
        if (whose.isEmpty()) {
            return new Outcome.Impossible("phoneNumber", PhoneNumbers.MUST_BE);
        }
        Order order =
                new Order(whose.get(), campaign.orElse(SuppressionKey.GLOBAL), optOut(wish), wish.by(), wish.command());
        return switch (writes.write(order)) {
            case Written.Done(AddedSuppression added) -> new Outcome.Done(added);
            case Written.Before() -> new Outcome.DoneBefore();
            case Written.Nobody() -> nobody(order.whose());
        };
    }

    private static Outcome nobody(Whose whose) {
        return whose.callSid().isPresent()
                ? new Outcome.CallUnknown()
                : new Outcome.Impossible("contactId", "must be the id of a contact that there is");
    }

    /** Empty where what was said as a number is none. */
    private Optional<Whose> whose(Person person) {
        Optional<String> number = person.phoneNumber().flatMap(this::e164);
        return person.phoneNumber().isPresent() && number.isEmpty()
                ? Optional.empty()
                : Optional.of(new Whose(number, person.contactId(), person.callSid()));
    }

    /** A wish counts also for a number that our table of numbers does not know yet. */
    private Optional<String> e164(String written) {
        return numbers.e164(written).or(() -> Optional.of(written).filter(SuppressionKey::isNumber));
    }

    private static SuppressionFields optOut(Wish wish) {
        return new SuppressionFields(
                SuppressionReason.OPT_OUT, Optional.of(wish.source()), Optional.of(note(wish)), Optional.empty());
    }

    /** When it was said, and how. */
    private static String note(Wish wish) {
        String said = DateTimeFormatter.ISO_INSTANT.format(wish.at().atOffset(ZoneOffset.UTC));
        String note = wish.reason()
                .map(reason ->
                        said + " " + reason.replaceAll("\\p{Cntrl}+", " ").strip())
                .orElse(said);
        return note.codePointCount(0, note.length()) <= LONGEST_NOTE
                ? note
                : note.substring(0, note.offsetByCodePoints(0, LONGEST_NOTE));
    }
}
