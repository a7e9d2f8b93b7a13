package dev.ringway.starter.deadletter;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a replayed record stands in the replay topic of its group: {@code <partition>:<offset>}. */
record ReplayPlace(int partition, long offset) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,6}):([0-9]{1,18})");

    static Optional<ReplayPlace> read(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new ReplayPlace(Integer.parseInt(form.group(1)), Long.parseLong(form.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return partition + ":" + offset;
    }
}
