package dev.ringway.callstore.call;

import dev.ringway.callstore.report.Either;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who answered.
 *
 * @param answeredBy Twilio's AnsweredBy from any report: human, fax, unknown, machine_start, machine_end_beep …
 * @param amd what the detection's own callback said
 */
public record Answer(Optional<String> answeredBy, Optional<Amd> amd) {

    static final Answer UNKNOWN = new Answer(Optional.empty(), Optional.empty());

    /** A guess gives way to a finding, a first finding to a more exact one; a value that is not listed stands lowest. */
    private static final List<String> VALUES = List.of(
            "machine_end_beep", "machine_end_silence", "machine_end_other", "machine_start", "fax", "human", "unknown");

    static final Comparator<String> MOST_TELLING_FIRST = Comparator.<String>comparingInt(
                    answeredBy -> VALUES.contains(answeredBy) ? VALUES.indexOf(answeredBy) : VALUES.size())
            .thenComparing(Comparator.naturalOrder());

    static Answer join(Answer one, Answer other) {
        return new Answer(
                Either.of(one.answeredBy(), other.answeredBy(), MOST_TELLING_FIRST),
                Either.of(one.amd(), other.amd(), Amd.MOST_TELLING_FIRST));
    }

    boolean byMachine() {
        return answeredBy.filter(who -> who.startsWith("machine")).isPresent();
    }

    boolean byFax() {
        return answeredBy.filter("fax"::equals).isPresent();
    }
}
