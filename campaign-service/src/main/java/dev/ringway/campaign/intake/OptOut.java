package dev.ringway.campaign.intake;

import dev.ringway.campaign.store.OptOutWrites;
import dev.ringway.campaign.store.SuppressionRepository;
import dev.ringway.campaign.suppression.AddedSuppression;
import dev.ringway.campaign.suppression.SaidSuppression;
import dev.ringway.campaign.suppression.SuppressionFields;
import dev.ringway.campaign.suppression.SuppressionKey;
import dev.ringway.campaign.suppression.SuppressionReason;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
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
     * Whose wish it is.
     *
     * @param phoneNumber as people write it; else that of the contact, else of the contact that the call was with
     */
    public record Person(Optional<String> phoneNumber, Optional<String> contactId, Optional<String> callSid) {}

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
    }

    public Outcome take(Wish wish) {
        Optional<String> campaign = wish.campaignId();
        if (campaign.filter(id -> !suppressions.isList(id)).isPresent()) {
            return new Outcome.Impossible("campaignId", "must be the id of a campaign that there is");
        }
        String list = campaign.orElse(SuppressionKey.GLOBAL);
        return switch (numberOf(wish.person())) {
            case Found.Somebody(String number) ->
                writes.write(optOut(new SuppressionKey(list, number), wish), wish.by(), wish.command())
                        .<Outcome>map(Outcome.Done::new)
                        .orElseGet(Outcome.DoneBefore::new);
            case Found.Nobody(String field, String message) -> new Outcome.Impossible(field, message);
        };
    }

    private static SaidSuppression optOut(SuppressionKey key, Wish wish) {
        return new SaidSuppression(
                key,
                new SuppressionFields(
                        SuppressionReason.OPT_OUT,
                        Optional.of(wish.source()),
                        Optional.of(note(wish)),
                        Optional.empty()));
    }

    private sealed interface Found {
        record Somebody(String e164) implements Found {}

        record Nobody(String field, String message) implements Found {}
    }

    /** A wish counts also for a number that our table of numbers does not know yet. */
    private Found numberOf(Person person) {
        if (person.phoneNumber().isPresent()) {
            return person.phoneNumber()
                    .flatMap(written ->
                            numbers.e164(written).or(() -> Optional.of(written).filter(SuppressionKey::isNumber)))
                    .<Found>map(Found.Somebody::new)
                    .orElseGet(() -> new Found.Nobody("phoneNumber", "must be a telephone number that exists"));
        }
        if (person.contactId().isPresent()) {
            return person.contactId()
                    .flatMap(writes::numberOf)
                    .<Found>map(Found.Somebody::new)
                    .orElseGet(() -> new Found.Nobody("contactId", "must be the id of a contact that there is"));
        }
        return person.callSid()
                .flatMap(writes::contactOf)
                .flatMap(writes::numberOf)
                .<Found>map(Found.Somebody::new)
                .orElseGet(() -> new Found.Nobody("callSid", "must be of a call with a contact that there is"));
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
