package dev.ringway.transcript.analysis.entities;

import dev.ringway.transcript.analysis.language.SpokenLanguage;
import java.util.List;
import java.util.Optional;

/** Finds one kind of thing, or a few, in what is said in a turn. */
public interface EntityFinder {

    /** @param language empty where it is not known: what looks the same in all languages can be found all the same */
    List<Mention> find(String text, Optional<SpokenLanguage> language);
}
