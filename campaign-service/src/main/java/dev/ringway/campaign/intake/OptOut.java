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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Somebody wants no calls any more. When this returns it counts, whoever is about to call: the lists are asked right before
 * a call. Done again, by whatever way it is told, it changes nothing more. Blocks.
 */
@Component
public final class OptOut {

    private static final Logger log = LoggerFactory.getLogger(OptOut.class);
    private static final int LONGEST_NOTE = 500;
    private static final int LONGEST_UNREAD = 100;

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
     * @param phoneNumber as people write it; whoever has or had it is meant. One that cannot be read keeps nobody else from being
     *     meant
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
        Person person = wish.person();
        Whose whose = new Whose(person.phoneNumber().flatMap(this::e164), person.contactId(), person.callSid());
        Optional<String> unread = person.phoneNumber().filter(_ -> whose.e164().isEmpty());
        if (unread.isPresent() && whose.contactId().isEmpty() && whose.callSid().isEmpty()) {
            return new Outcome.Impossible("phoneNumber", PhoneNumbers.MUST_BE);
        }
        Order order = new Order(
                whose, campaign.orElse(SuppressionKey.GLOBAL), optOut(wish, unread), wish.by(), wish.command());
        return switch (writes.write(order)) {
            case Written.Done(AddedSuppression added) -> {
                unread.ifPresent(_ -> log.warn(
                        "The opt-out {} names a number that cannot be read; whom it names besides is not called",
                        wish.command().orElse(wish.by())));
                yield new Outcome.Done(added);
            }
            case Written.Before() -> new Outcome.DoneBefore();
            case Written.Nobody() -> nobody(order.whose());
        };
    }

    private static Outcome nobody(Whose whose) {
        return whose.callSid().isPresent()
                ? new Outcome.CallUnknown()
                : new Outcome.Impossible("contactId", "must be the id of a contact that there is");
    }

    /** A wish counts also for a number that our table of numbers does not know yet. */
    private Optional<String> e164(String written) {
        return numbers.e164(written).or(() -> Optional.of(written).filter(SuppressionKey::isNumber));
    }

    /** @param unread what was said as a number and is none */
    private static SuppressionFields optOut(Wish wish, Optional<String> unread) {
        return new SuppressionFields(
                SuppressionReason.OPT_OUT,
                Optional.of(wish.source()),
                Optional.of(note(wish, unread)),
                Optional.empty());
    }

    /** When it was said, and how; before that the number that somebody has to look after. */
    private static String note(Wish wish, Optional<String> unread) {
        String said = DateTimeFormatter.ISO_INSTANT.format(wish.at().atOffset(ZoneOffset.UTC));
        String note = said
                + unread.map(text -> " (not read as a number: " + shortened(plain(text), LONGEST_UNREAD) + ")")
                        .orElse("")
                + wish.reason().map(reason -> " " + plain(reason)).orElse("");
        return shortened(note, LONGEST_NOTE);
    }

    private static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ").strip();
    }

    private static String shortened(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest));
    }
}
