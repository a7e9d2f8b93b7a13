package dev.ringway.starter.deadletter;

import dev.ringway.starter.problems.ProblemException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;

/** Where a dead letter lies: {@code <topic>:<partition>:<offset>}. */
public record DeadLetterId(String topic, int partition, long offset) {

    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9._-]{1,249}):([0-9]{1,6}):([0-9]{1,18})");

    /** @throws ProblemException 400 naming {@code field} */
    static DeadLetterId read(String field, String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw ProblemException.invalid(field, "must be <topic>:<partition>:<offset> of a dead letter");
        }
        return new DeadLetterId(form.group(1), Integer.parseInt(form.group(2)), Long.parseLong(form.group(3)));
    }

    TopicPartition place() {
        return new TopicPartition(topic, partition);
    }

    @Override
    public String toString() {
        return topic + ":" + partition + ":" + offset;
    }
}
