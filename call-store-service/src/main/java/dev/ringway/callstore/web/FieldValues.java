package dev.ringway.callstore.web;

import dev.ringway.callstore.call.CallField;
import dev.ringway.callstore.call.CallStatus;
import dev.ringway.callstore.call.Direction;
import dev.ringway.callstore.call.OutcomeStatus;
import dev.ringway.starter.problems.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What a filter's value may be. */
final class FieldValues {

    private static final Pattern PARTY =
            Pattern.compile("\\+?[0-9]{3,15}|[a-z]+:\\S{1,500}|anonymous|private|restricted|unavailable|unknown");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
    private static final Pattern WORD = Pattern.compile("[a-z_]{1,64}");
    static final Pattern TAG = Pattern.compile("[^\\p{Cntrl};]{1,64}");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");
    private static final List<String> MACHINE =
            List.of("machine_start", "machine_end_beep", "machine_end_silence", "machine_end_other");
    private static final List<String> STATUSES =
            Arrays.stream(CallStatus.values()).map(CallStatus::text).toList();
    private static final List<String> DIRECTIONS =
            Arrays.stream(Direction.values()).map(Direction::text).toList();
    private static final List<String> OUTCOMES =
            Arrays.stream(OutcomeStatus.values()).map(OutcomeStatus::text).toList();

    private FieldValues() {}

    /**
     * The stored values that are meant; {@code answeredBy=machine} means each kind of machine.
     *
     * @throws ProblemException 400 naming the parameter
     */
    static List<String> read(CallField field, String text) {
        return switch (field) {
            case STATUS, DIRECTION, OUTCOME -> oneOf(field, text, choices(field));
            case FROM, TO ->
                matching(field, withPlus(text), PARTY, "a number such as +14155550123, or a SIP or client address");
            case AGENT, CAMPAIGN, CONTACT, ATTEMPT, CONVERSATION -> matching(field, text, ID, "an id");
            case ANSWERED_BY ->
                text.equals("machine") ? MACHINE : matching(field, text, WORD, "human, machine, fax, unknown or such");
            case TAG -> matching(field, text, TAG, "a text of 64 characters at most");
            case ATTEMPT_NUMBER -> matching(field, text, NUMBER, "a whole number from 1 on");
        };
    }

    /** All that the field may be; empty where it is more than can be told. */
    static List<String> choices(CallField field) {
        return switch (field) {
            case STATUS -> STATUSES;
            case DIRECTION -> DIRECTIONS;
            case OUTCOME -> OUTCOMES;
            case FROM, TO, AGENT, CAMPAIGN, CONTACT, ANSWERED_BY, TAG, ATTEMPT, ATTEMPT_NUMBER, CONVERSATION ->
                List.of();
        };
    }

    /** A plus sign that a client did not encode arrives as a space; no number and no time contains one. */
    static String withPlus(String text) {
        return text.replace(' ', '+');
    }

    private static List<String> oneOf(CallField field, String text, List<String> values) {
        if (!values.contains(text)) {
            throw ProblemException.invalid(field.text(), "must be one of " + String.join(", ", values));
        }
        return List.of(text);
    }

    private static List<String> matching(CallField field, String text, Pattern pattern, String what) {
        if (!pattern.matcher(text).matches()) {
            throw ProblemException.invalid(field.text(), "must be " + what);
        }
        return List.of(text);
    }
}
