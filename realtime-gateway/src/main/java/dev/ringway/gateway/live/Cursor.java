package dev.ringway.gateway.live;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a room's stream. As text {@code <epoch>:<id>}.
 *
 * @param epoch changes when Redis has lost its content; cursors of another epoch mean nothing
 * @param id the id of a stream entry, or {@code 0-0} before the first
 */
public record Cursor(String epoch, String id) {

    private static final Pattern FORM = Pattern.compile("([0-9a-f-]{1,40}):(\\d{1,18}-\\d{1,18})");

    /** Empty where the text is no cursor. */
    public static Optional<Cursor> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() ? Optional.of(new Cursor(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** Whether this place is at or behind the other; both are of the same stream. */
    public boolean reaches(String otherId) {
        return compare(id, otherId) >= 0;
    }

    private static int compare(String one, String other) {
        String[] left = one.split("-", 2);
        String[] right = other.split("-", 2);
        int time = Long.compare(Long.parseLong(left[0]), Long.parseLong(right[0]));
        return time == 0 ? Long.compare(Long.parseLong(left[1]), Long.parseLong(right[1])) : time;
    }

    @Override
    public String toString() {
        return epoch + ":" + id;
    }
}
