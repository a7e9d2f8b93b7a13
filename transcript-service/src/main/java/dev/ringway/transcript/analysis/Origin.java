package dev.ringway.transcript.analysis;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Where the findings come from: what has to be known before they may be found anew.
 *
 * @param analyzers the version of this service's analysers that have looked, all of them without a failure; 0: none have
 * @param provider what the provider has given, which stays
 * @param model what a language model has found in place of the analysers
 * @param question what it is still to be asked, or was asked in vain
 */
public record Origin(int analyzers, Set<Finding> provider, Optional<Judged> model, Optional<Question> question) {

    public static final Origin NONE = new Origin(0, Set.of());

    public Origin {
        provider = Set.copyOf(provider);
    }

    public Origin(int analyzers, Set<Finding> provider) {
        this(analyzers, provider, Optional.empty(), Optional.empty());
    }

    /** What the provider tells has come, and nobody here has looked. */
    public static Origin given(Optional<String> summary, Optional<String> title) {
        Set<Finding> given = EnumSet.noneOf(Finding.class);
        summary.ifPresent(_ -> given.add(Finding.SUMMARY));
        title.ifPresent(_ -> given.add(Finding.TITLE));
        return new Origin(0, given);
    }

    /** A language model is to be asked; what one has found before stays until then. */
    public Origin asking(Instant due) {
        return questioned(new Question(Optional.of(due), 0, Optional.empty()));
    }

    public Origin questioned(Question next) {
        return new Origin(analyzers, provider, model, Optional.of(next));
    }

    public Origin judged(Judged judged) {
        return new Origin(analyzers, provider, Optional.of(judged), Optional.empty());
    }

    /** An analyser has failed: it is as if none had looked, so that it is known to be worth another look. */
    public Origin unfinished() {
        return by(0);
    }

    Origin by(int version) {
        return new Origin(version, provider, model, question);
    }

    boolean found(Finding finding) {
        return model.filter(judged -> judged.found().contains(finding)).isPresent();
    }
}
