package dev.ringway.transcript.analysis;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Where the findings come from: what has to be known before they may be found anew.
 *
 * @param analyzers the version of this service's analysers that have looked, all of them without a failure; 0: none have
 * @param provider what the provider has given, which stays
 */
public record Origin(int analyzers, Set<Finding> provider) {

    public static final Origin NONE = new Origin(0, Set.of());

    public Origin {
        provider = Set.copyOf(provider);
    }

    /** What the provider tells has come, and nobody here has looked. */
    public static Origin given(Optional<String> summary, Optional<String> title) {
        Set<Finding> given = EnumSet.noneOf(Finding.class);
        summary.ifPresent(_ -> given.add(Finding.SUMMARY));
        title.ifPresent(_ -> given.add(Finding.TITLE));
        return new Origin(0, given);
    }

    Origin by(int version) {
        return new Origin(version, provider);
    }

    /** An analyser has failed: it is as if none had looked, so that it is known to be worth another look. */
    public Origin unfinished() {
        return by(0);
    }
}
